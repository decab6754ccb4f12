package dev.frontdesk.supervision;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** No colleague has the chat whom one could whisper to. */
class NobodyThere extends Refusal {

	NobodyThere() {
		super(HttpStatus.CONFLICT, "supervision.whisper.nobody");
	}

}
