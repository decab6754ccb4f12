package dev.frontdesk.files;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A file without a byte in it. */
public class FileEmpty extends Refusal {

	FileEmpty(String name) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "files.empty", name);
	}

}
