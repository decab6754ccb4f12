package dev.frontdesk.files;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A file that is not what it says, or would do harm; says which and why. */
public class FileRefused extends Refusal {

	FileRefused(String reason, String name) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "files.refused." + reason, name);
	}

}
