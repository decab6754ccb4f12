package dev.frontdesk.web;

import org.springframework.http.HttpStatus;

/** A text that cannot be taken: empty, too long, or with characters no text has. */
public class InvalidText extends Refusal {

	private final String field;

	public InvalidText(String field, String key, Object... arguments) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
		this.field = field;
	}

	/** The name of the form field or JSON property at fault. */
	public String field() {
		return this.field;
	}

	@Override
	public Fault fault() {
		return Fault.pointer(this.field.replace('.', '/'));
	}

}
