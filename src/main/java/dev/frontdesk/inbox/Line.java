package dev.frontdesk.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.language.Languages;
import dev.frontdesk.search.Hit;
import dev.frontdesk.shell.Face;
import dev.frontdesk.views.Row;
import dev.frontdesk.views.Views;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list as it is drawn.
 *
 * @param language the name of the customer's language in the reader's own
 * @param heading of the group that begins with it; null when none does
 * @param hit what was found of it; null where nothing was searched
 */
public record Line(Row row, Face face, String language, @Nullable String heading, @Nullable Hit hit) {

	static List<Line> of(Views.Page page, Locale reader) {
		List<Line> lines = new ArrayList<>();
		for (int i = 0; i < page.rows().size(); i++) {
			lines.add(of(page.rows().get(i), page.headings().get(i), null, reader));
		}
		return lines;
	}

	static List<Line> of(List<Row> rows, List<Hit> hits, Locale reader) {
		Map<Long, Hit> byTicket = hits.stream().collect(Collectors.toMap(Hit::ticketId, Function.identity()));
		return rows.stream().map((row) -> of(row, null, byTicket.get(row.id()), reader)).toList();
	}

	private static Line of(Row row, @Nullable String heading, @Nullable Hit hit, Locale reader) {
		return new Line(row, Face.of(row.customer()), Languages.name(row.language(), reader), heading, hit);
	}

}
