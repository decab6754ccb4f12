package dev.frontdesk.views;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A place in a list that this list never gave out. */
public class InvalidCursor extends Refusal {

	InvalidCursor() {
		super(HttpStatus.BAD_REQUEST, "views.invalid-cursor");
	}

}
