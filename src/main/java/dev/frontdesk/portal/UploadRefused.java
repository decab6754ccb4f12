package dev.frontdesk.portal;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** A file that cannot be taken; what was typed beside it stays. */
class UploadRefused extends Refusal {

	UploadRefused(Refusal cause) {
		super(cause.status(), cause.key(), cause.arguments());
	}

	UploadRefused(String key, Object... arguments) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
	}

}
