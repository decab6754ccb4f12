package dev.frontdesk.checklists;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Someone saved the template meanwhile. */
class TemplateChanged extends Refusal {

	TemplateChanged() {
		super(HttpStatus.CONFLICT, "checklists.template-changed");
	}

}
