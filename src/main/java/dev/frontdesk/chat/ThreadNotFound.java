package dev.frontdesk.chat;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** No such thread, or not this visitor's: which of the two is nobody's business. */
public class ThreadNotFound extends Refusal {

	ThreadNotFound() {
		super(HttpStatus.NOT_FOUND, "chat.thread-not-found");
	}

}
