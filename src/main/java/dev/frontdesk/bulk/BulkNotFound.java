package dev.frontdesk.bulk;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such bulk edit, or none this agent may see. */
class BulkNotFound extends Refusal {

	BulkNotFound() {
		super(HttpStatus.NOT_FOUND, "bulk.not-found");
	}

}
