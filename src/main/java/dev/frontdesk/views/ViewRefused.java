package dev.frontdesk.views;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** A view that cannot be saved so; names the field of the form. */
class ViewRefused extends Refusal {

	private final String field;

	ViewRefused(HttpStatus status, String field, String key, Object... arguments) {
		super(status, key, arguments);
		this.field = field;
	}

	static ViewRefused input(String field, String key, Object... arguments) {
		return new ViewRefused(HttpStatus.UNPROCESSABLE_CONTENT, field, key, arguments);
	}

	static ViewRefused changed() {
		return new ViewRefused(HttpStatus.CONFLICT, "form", "views.refused.changed");
	}

	String field() {
		return this.field;
	}

}
