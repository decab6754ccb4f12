package dev.frontdesk.widgets;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** There is no widget with this key, or it is switched off. */
public class UnknownWidget extends Refusal {

	public UnknownWidget() {
		super(HttpStatus.NOT_FOUND, "widgets.unknown");
	}

}
