package dev.frontdesk.replies;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** A file that should go along has been deleted. */
class FileGone extends Refusal {

	FileGone(String name) {
		super(HttpStatus.CONFLICT, "replies.file.gone", name);
	}

}
