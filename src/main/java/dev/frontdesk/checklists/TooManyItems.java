package dev.frontdesk.checklists;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** More than one list takes. */
class TooManyItems extends Refusal {

	TooManyItems() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "checklists.too-many-items");
	}

}
