package dev.frontdesk.bulk;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** It has been taken back already, or is still running. */
class UndoneBefore extends Refusal {

	UndoneBefore() {
		super(HttpStatus.CONFLICT, "bulk.undone-before");
	}

}
