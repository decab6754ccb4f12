package dev.frontdesk.forms;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** What cannot be done to a form; the key says why. */
class FormRefused extends Refusal {

	private FormRefused(HttpStatus status, String key, Object... arguments) {
		super(status, key, arguments);
	}

	static FormRefused notFound() {
		return new FormRefused(HttpStatus.NOT_FOUND, "forms.refused.not-found");
	}

	/** Someone saved it meanwhile. */
	static FormRefused changed() {
		return new FormRefused(HttpStatus.CONFLICT, "forms.refused.changed");
	}

	static FormRefused tooMany(int most) {
		return new FormRefused(HttpStatus.UNPROCESSABLE_CONTENT, "forms.refused.too-many", most);
	}

	boolean isConflict() {
		return status() == HttpStatus.CONFLICT;
	}

}
