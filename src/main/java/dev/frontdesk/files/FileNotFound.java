package dev.frontdesk.files;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** No file has this id. */
public class FileNotFound extends Refusal {

	FileNotFound() {
		super(HttpStatus.NOT_FOUND, "files.not-found");
	}

}
