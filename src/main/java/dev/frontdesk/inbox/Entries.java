package dev.frontdesk.inbox;

import java.time.ZoneId;

import dev.frontdesk.shell.Drawings;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The entries of a thread, as {@code @entries}. */
@Component("entries")
class Entries {

	private final Drawings drawings;

	Entries(Drawings drawings) {
		this.drawings = drawings;
	}

	/**
	 * As HTML, the line before what is new among them.
	 * @param view the list the thread was opened from
	 */
	public String html(Screen screen, String view) {
		Head head = screen.head();
		long firstNew = screen.firstNew();
		StringBuilder html = new StringBuilder(screen.entries().size() * 1_000);
		for (Entry entry : screen.entries()) {
			if (entry.message() != null && entry.seq() == firstNew) {
				html.append(
						this.drawings.html("inbox/entry :: new-line", screen.newAbove() ? first(screen, view) : ""));
			}
			html.append(this.drawings.html("inbox/entry :: entry",
					new Shown(entry, head.number(), screen.zone(), head.customerZone())));
		}
		return html.toString();
	}

	private static String first(Screen screen, String view) {
		return UriComponentsBuilder.fromPath("/desk/tickets/" + screen.head().number())
			.queryParam("view", "{view}")
			.queryParam("at", screen.readTo() + 1)
			.encode()
			.buildAndExpand(view)
			.toUriString();
	}

	/**
	 * What an entry looks like depends on, and nothing else.
	 *
	 * @param number of the ticket
	 */
	public record Shown(Entry entry, long number, ZoneId zone, ZoneId customerZone) {
	}

}
