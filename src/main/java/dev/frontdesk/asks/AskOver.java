package dev.frontdesk.asks;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** It was answered, or the conversation has gone on. */
class AskOver extends Refusal {

	AskOver() {
		super(HttpStatus.CONFLICT, "asks.over");
	}

}
