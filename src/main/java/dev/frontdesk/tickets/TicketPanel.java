package dev.frontdesk.tickets;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** A card beside the thread in the desk, given by the module that owns what it shows. */
public interface TicketPanel {

	/** Its place from the top, lowest first. */
	int order();

	/**
	 * All it shows, as one expression in SQL over {@code ticket t} that yields JSON, or
	 * null where there is nothing: the panels of a ticket are read in one statement. It
	 * reaches other rows by keys alone, and may name {@code :language}, the reader's, and
	 * {@code :reader}, their id.
	 */
	String shown(Reader.OfDesk reader);

	/**
	 * The card; empty where there is nothing to show after all. Runs no statement.
	 * @param shown the JSON its expression yielded
	 */
	Optional<Panel> beside(Page page, String shown);

	/** The page of a ticket, for its reader. */
	record Page(long number, Status status, Locale reader, ZoneId zone) {

		public boolean closed() {
			return this.status == Status.CLOSED;
		}

	}

	/**
	 * @param template the template and fragment, such as
	 * {@code chat/visit-panel :: panel}
	 * @param model what the fragment reads as {@code panel}
	 */
	record Panel(String template, Object model) {
	}

}
