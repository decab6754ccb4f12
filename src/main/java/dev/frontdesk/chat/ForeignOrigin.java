package dev.frontdesk.chat;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A page of another origin calls: the panel is the only one that may. */
public class ForeignOrigin extends Refusal {

	ForeignOrigin() {
		super(HttpStatus.FORBIDDEN, "chat.foreign-origin");
	}

}
