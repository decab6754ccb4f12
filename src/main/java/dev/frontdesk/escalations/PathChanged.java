package dev.frontdesk.escalations;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Another admin saved the path meanwhile. */
class PathChanged extends Refusal {

	PathChanged() {
		super(HttpStatus.CONFLICT, "escalations.path-changed");
	}

}
