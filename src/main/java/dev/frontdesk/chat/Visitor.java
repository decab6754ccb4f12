package dev.frontdesk.chat;

import java.time.ZoneId;
import java.util.Locale;

import dev.frontdesk.live.SocketParty;

/** A browser that has written once, and the customer behind it. */
record Visitor(long id, String publicId, long widgetId, long customerId, Locale locale, ZoneId timeZone) {

	static final String KIND = "visitor";

	SocketParty party() {
		return new SocketParty(KIND, Long.toString(this.id));
	}

}
