package dev.frontdesk.filters;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** A filter that asks for nonsense or for too much; names the field at fault. */
public class InvalidFilter extends Refusal {

	private final String field;

	public InvalidFilter(String field, String key, Object... arguments) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
		this.field = field;
	}

	/** The key of the ticket field, or {@code filter} when the form itself is wrong. */
	public String field() {
		return this.field;
	}

}
