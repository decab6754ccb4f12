package dev.frontdesk.drafts;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** The ticket is out of its writer's sight by now; the text is kept among the drafts. */
public class KeptAside extends Refusal {

	KeptAside(long number) {
		super(HttpStatus.NOT_FOUND, "drafts.kept-aside", Long.toString(number));
	}

}
