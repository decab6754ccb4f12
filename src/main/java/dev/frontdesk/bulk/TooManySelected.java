package dev.frontdesk.bulk;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** More tickets than one bulk edit takes. */
class TooManySelected extends Refusal {

	TooManySelected(int most) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "bulk.too-many", most);
	}

}
