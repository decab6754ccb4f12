package dev.frontdesk.escalations;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such path, or no longer. */
class PathNotFound extends Refusal {

	PathNotFound() {
		super(HttpStatus.NOT_FOUND, "escalations.path-not-found");
	}

}
