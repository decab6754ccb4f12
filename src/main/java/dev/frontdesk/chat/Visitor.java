package dev.frontdesk.chat;

import java.time.ZoneId;
import java.util.Locale;

import dev.frontdesk.live.SocketParty;
import org.jspecify.annotations.Nullable;

/**
 * A browser that has written once, and the customer behind it.
 *
 * @param verified whether the company vouched for who it is: then what the customer wrote
 * elsewhere is theirs to read here
 * @param beforeId who this was, in the same browser, before that; null: nobody
 */
record Visitor(long id, String publicId, long widgetId, long customerId, Locale locale, ZoneId timeZone,
		boolean verified, @Nullable Long beforeId) {

	static final String KIND = "visitor";

	SocketParty party() {
		return new SocketParty(KIND, Long.toString(this.id));
	}

}
