package dev.frontdesk.tickets;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** A card beside the thread in the desk, given by the module that owns what it shows. */
public interface TicketPanel {

	/** Its place from the top, lowest first. */
	int order();

	/**
	 * When there is anything to show at all, as a condition in SQL over {@code ticket t},
	 * without parameters: all panels are asked in one statement.
	 */
	default String when() {
		return "true";
	}

	/** What to show beside this ticket; empty when there is nothing. One row by key. */
	Optional<Panel> beside(Ticket ticket, Locale reader, ZoneId zone);

	/**
	 * @param template the template and fragment, such as
	 * {@code chat/visit-panel :: panel}
	 * @param model what the fragment reads as {@code panel}
	 */
	record Panel(String template, Object model) {
	}

}
