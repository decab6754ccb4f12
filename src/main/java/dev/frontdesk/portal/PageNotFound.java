package dev.frontdesk.portal;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such page, or not one this reader may see. */
class PageNotFound extends Refusal {

	PageNotFound() {
		super(HttpStatus.NOT_FOUND, "portal.not-found");
	}

}
