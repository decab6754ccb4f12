package dev.frontdesk.bulk;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** There is no ticket to do anything to. */
class NothingSelected extends Refusal {

	NothingSelected() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "bulk.nothing");
	}

}
