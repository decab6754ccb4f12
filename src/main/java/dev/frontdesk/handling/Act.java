package dev.frontdesk.handling;

import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to which ticket.
 *
 * @param htmx set when the answer goes into a dialog
 */
public record Act(SignedInAgent me, long number, @Nullable String htmx, Locale locale) {

	Reader.OfDesk reader() {
		return Reader.OfDesk.of(this.me);
	}

	public String ticket() {
		return ticket(this.number);
	}

	static String ticket(long number) {
		return "/desk/tickets/" + number;
	}

}
