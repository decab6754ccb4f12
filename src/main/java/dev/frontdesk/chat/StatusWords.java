package dev.frontdesk.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import dev.frontdesk.shell.Times;
import dev.frontdesk.tickets.Status;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Customers see friendlier words than the desk. */
@Component
class StatusWords {

	private final MessageSource messages;

	private final Times times;

	StatusWords(MessageSource messages, Times times) {
		this.times = times;
		this.messages = messages;
	}

	String of(Status status, Locale reader) {
		return this.messages.getMessage("tickets.customer-status." + status.name(), null, reader);
	}

	/** "You will hear from us by …", in the visitor's time. */
	String nextUpdate(Instant at, ZoneId zone, Locale reader) {
		String when = this.times.dateAndTime(at, zone, reader);
		return this.messages.getMessage("chat.next-update", new Object[] { when }, reader);
	}

}
