package dev.frontdesk.routing;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** More rules than anyone can keep in mind, or each new ticket could be tried on. */
class TooManyRules extends Refusal {

	TooManyRules(int max) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "routing.too-many-rules", max);
	}

}
