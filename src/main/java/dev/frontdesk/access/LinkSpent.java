package dev.frontdesk.access;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** A one-time link that was used, has expired, or never was. */
class LinkSpent extends Refusal {

	LinkSpent() {
		super(HttpStatus.GONE, "access.link-spent");
	}

}
