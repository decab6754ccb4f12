package dev.frontdesk.transcripts;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** This machine has no font at all, and so cannot draw a page. */
class NoFonts extends Refusal {

	NoFonts() {
		super(HttpStatus.SERVICE_UNAVAILABLE, "transcripts.no-fonts");
	}

}
