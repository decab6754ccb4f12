package dev.frontdesk.chat;

import java.util.Locale;

import dev.frontdesk.tickets.Status;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Customers see friendlier words than the desk. */
@Component
class StatusWords {

	private final MessageSource messages;

	StatusWords(MessageSource messages) {
		this.messages = messages;
	}

	String of(Status status, Locale reader) {
		return this.messages.getMessage("tickets.customer-status." + status.name(), null, reader);
	}

}
