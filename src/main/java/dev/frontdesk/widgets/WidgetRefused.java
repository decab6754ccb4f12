package dev.frontdesk.widgets;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** What cannot be done to a widget; the key says why. */
class WidgetRefused extends Refusal {

	private WidgetRefused(HttpStatus status, String key, Object... arguments) {
		super(status, key, arguments);
	}

	/** Someone saved it meanwhile. */
	static WidgetRefused changed() {
		return new WidgetRefused(HttpStatus.CONFLICT, "widgets.refused.changed");
	}

	static WidgetRefused tooMany(int most) {
		return new WidgetRefused(HttpStatus.CONFLICT, "widgets.refused.too-many", most);
	}

}
