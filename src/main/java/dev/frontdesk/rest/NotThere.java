package dev.frontdesk.rest;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Nothing at this address, or nothing this caller may see. */
class NotThere extends Refusal {

	NotThere() {
		super(HttpStatus.NOT_FOUND, "rest.unknown");
	}

}
