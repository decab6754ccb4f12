package dev.frontdesk.tickets;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** More tags than anyone can read. */
public class TooManyTags extends Refusal {

	TooManyTags(int max) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "tickets.too-many-tags", max);
	}

}
