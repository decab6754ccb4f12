package dev.frontdesk.checklists;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** No such template, or no longer. */
class TemplateNotFound extends Refusal {

	TemplateNotFound() {
		super(HttpStatus.NOT_FOUND, "checklists.template-not-found");
	}

}
