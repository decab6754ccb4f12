package dev.frontdesk.asks;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Nothing of the kind was asked in this thread. */
class AskNotFound extends Refusal {

	AskNotFound() {
		super(HttpStatus.NOT_FOUND, "asks.not-found");
	}

}
