package dev.frontdesk.inbox;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** More files than one message takes. */
class TooManyFiles extends Refusal {

	TooManyFiles(int most) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "inbox.too-many-files", most);
	}

}
