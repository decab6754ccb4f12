package dev.frontdesk.proactive;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.frontdesk.widgets.PagePattern;

/**
 * When a message shows; all of it must hold. What is zero or empty is not asked.
 *
 * @param on addresses of pages, one of which must fit
 * @param off addresses of pages, none of which may fit
 * @param after seconds on the page
 * @param scroll how far down the page, in percent
 * @param idle seconds without a touch or a key
 * @param exit whether the pointer is on its way out of the window
 * @param visits at least that many; one without consent
 * @param event a custom event in this visit
 * @param attributes of the visitor, as the page says them
 * @param locales languages the widget speaks to them; empty: any
 * @param times how often at most, to one visitor within {@code days}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Conditions(List<PagePattern> on, List<PagePattern> off, int after, int scroll, int idle, boolean exit,
		int visits, String event, List<Asked> attributes, Set<String> locales, Hours hours, int times, int days) {

	static final Conditions STANDARD = new Conditions(List.of(), List.of(), 10, 0, 0, false, 0, "", List.of(), Set.of(),
			Hours.ANY, 1, 30);

	Conditions {
		on = List.copyOf(on);
		off = List.copyOf(off);
		attributes = List.copyOf(attributes);
		locales = Set.copyOf(locales);
	}

	/**
	 * Seconds on the page before which nothing need be known for it: what the visitor
	 * does until then counts for some.
	 */
	int judgedAfter() {
		boolean watches = this.scroll > 0 || this.idle > 0 || this.exit;
		return watches ? Math.min(this.after, 1) : this.after;
	}

	/** Against the office hours. */
	enum Hours {

		ANY, OPEN, CLOSED

	}

	/** How an attribute is asked for. */
	enum Test {

		IS, NOT, HAS, OVER, UNDER

	}

	record Asked(String key, Test test, String value) {
	}

}
