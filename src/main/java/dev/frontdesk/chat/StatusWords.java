package dev.frontdesk.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

	/** "You will hear from us by …", in the visitor's time. */
	String nextUpdate(Instant at, ZoneId zone, Locale reader) {
		String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(reader)
			.format(at.atZone(zone));
		return this.messages.getMessage("chat.next-update", new Object[] { when }, reader);
	}

}
