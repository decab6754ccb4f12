package dev.frontdesk.talks;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** What a customer did is not the desk's to take back. */
class NotRestored extends Refusal {

	NotRestored() {
		super(HttpStatus.CONFLICT, "talks.not-restored");
	}

}
