package dev.frontdesk.drafts;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Nothing can be sent at that time. */
public class NotThen extends Refusal {

	public NotThen() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "drafts.later.not-then");
	}

}
