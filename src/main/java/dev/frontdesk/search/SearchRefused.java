package dev.frontdesk.search;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** A query that cannot be run; says at the box what to type instead. */
public class SearchRefused extends Refusal {

	SearchRefused(String key, Object... arguments) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
	}

}
