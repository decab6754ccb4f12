package dev.frontdesk.views;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** No such view, or none this reader has. */
public class ViewNotFound extends Refusal {

	ViewNotFound() {
		super(HttpStatus.NOT_FOUND, "views.not-found");
	}

}
