package dev.frontdesk.files;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A file has more bytes than its owner allows; says how many megabytes would do. */
public class FileTooLarge extends Refusal {

	FileTooLarge(String name, long maxBytes) {
		super(HttpStatus.CONTENT_TOO_LARGE, "files.too-large", name, maxBytes / 1_000_000.0);
	}

}
