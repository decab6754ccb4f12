package dev.frontdesk.sources;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A file that is not what it should be, or that nobody should unpack. */
public class SourceRefused extends Refusal {

	SourceRefused(String reason, Object... arguments) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "sources.refused." + reason, arguments);
	}

}
