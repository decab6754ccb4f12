package dev.frontdesk.drafts;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** It is another's, or was sent or thrown away. */
public class NoSuchDraft extends Refusal {

	NoSuchDraft() {
		super(HttpStatus.NOT_FOUND, "drafts.gone");
	}

}
