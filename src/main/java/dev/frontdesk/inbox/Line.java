package dev.frontdesk.inbox;

import java.util.Locale;

import dev.frontdesk.language.Languages;
import dev.frontdesk.shell.Face;
import dev.frontdesk.views.Row;

/**
 * A row of the list as it is drawn.
 *
 * @param language the name of the customer's language in the reader's own
 */
public record Line(Row row, Face face, String language) {

	static Line of(Row row, Locale reader) {
		return new Line(row, Face.of(row.customer()), Languages.name(row.language(), reader));
	}

}
