package dev.frontdesk.chat;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** The script tag names a widget that does not exist. */
public class UnknownWidget extends Refusal {

	UnknownWidget() {
		super(HttpStatus.NOT_FOUND, "chat.unknown-widget");
	}

}
