package dev.frontdesk.inbox;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** No file of this ticket has that id. */
class NoSuchFile extends Refusal {

	NoSuchFile() {
		super(HttpStatus.NOT_FOUND, "inbox.no-such-file");
	}

}
