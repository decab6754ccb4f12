package dev.frontdesk.drafts;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** More steps than one message takes along. */
public class TooManySteps extends Refusal {

	TooManySteps(int most) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "drafts.too-many-steps", most);
	}

}
