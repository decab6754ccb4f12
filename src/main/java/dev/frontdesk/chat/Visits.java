package dev.frontdesk.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a visitor was when a thread began, and the pages they saw while writing. */
@Component
class Visits {

	/** Of {@code ticket t}, the latest pages first, as JSON for {@link #read}. */
	static final String OF_TICKET = """
			(select json_build_object('locale', v.locale, 'timeZone', v.time_zone, 'referrer', v.referrer,
				'seenAt', (select max(p.seen_at) from presence p
					where p.party_kind = 'visitor' and p.party_id = v.visitor_id::text),
				'reachable', exists (select 1 from customer_identity i
					where i.customer_id = t.customer_id and i.kind = 'EMAIL'),
				'pages', coalesce((select json_agg(g order by g.at desc, g.id desc) from (
					select p.id, p.url, p.title, p.at from visit_page p where p.ticket_id = v.ticket_id
					order by p.at desc, p.id desc limit 12) g), '[]'))
			from visit v where v.ticket_id = t.id)""";

	private static final int PAGES = 50;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Visits(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	void begin(long ticketId, Visitor visitor, Trail trail) {
		Page here = trail.here();
		this.jdbc.sql("""
				insert into visit (ticket_id, visitor_id, locale, time_zone, referrer, page_url, page_title, started_at)
				values (:ticket, :visitor, :locale, :zone, :referrer, :url, :title, :now) on conflict do nothing""")
			.param("ticket", ticketId)
			.param("visitor", visitor.id())
			.param("locale", visitor.locale().toLanguageTag())
			.param("zone", visitor.timeZone().getId())
			.param("referrer", address(trail.referrer()))
			.param("url", address(here.url()))
			.param("title", title(here.title()))
			.param("now", now())
			.update();
		follow(ticketId, trail);
	}

	void follow(long ticketId, Trail trail) {
		Instant now = this.clock.instant();
		for (Page page : trail.pages()) {
			String url = address(page.url());
			if (!url.isEmpty()) {
				this.jdbc.sql("""
						insert into visit_page (ticket_id, url, title, at) values (?, ?, ?, ?)
						on conflict do nothing""")
					.params(ticketId, url, title(page.title()), believable(page.at(), now).atOffset(ZoneOffset.UTC))
					.update();
			}
		}
	}

	Visit read(String shown) {
		return this.json.readValue(shown, Visit.class);
	}

	// A page's own clock may say anything.
	private static Instant believable(@Nullable Instant at, Instant now) {
		return (at == null || at.isAfter(now) || at.isBefore(now.minus(Duration.ofDays(1)))) ? now : at;
	}

	private static String address(@Nullable String typed) {
		String line = clipped(typed, 2000);
		return line.startsWith("https://") || line.startsWith("http://") ? line : "";
	}

	private static String title(@Nullable String typed) {
		return clipped(typed, 200);
	}

	private static String clipped(@Nullable String typed, int max) {
		String text = (typed != null && typed.length() > max) ? typed.substring(0, max) : typed;
		return (text == null || text.isBlank()) ? "" : lineOrNothing(text, max);
	}

	private static String lineOrNothing(String text, int max) {
		try {
			return Texts.optionalLine("page", text, max);
		}
		catch (InvalidText ex) {
			// A title that is nothing but invisible characters is no title.
			return "";
		}
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A page the visitor saw. */
	record Page(@Nullable String url, @Nullable String title, @Nullable Instant at) {

		static final Page NONE = new Page("", "", null);

	}

	/** What the loader remembers of one tab. */
	record Trail(@Nullable String referrer, List<Page> pages) {

		static final Trail NONE = new Trail("", List.of());

		Trail {
			pages = (pages.size() > PAGES) ? List.copyOf(pages.subList(pages.size() - PAGES, pages.size()))
					: List.copyOf(pages);
		}

		Page here() {
			return this.pages.isEmpty() ? Page.NONE : this.pages.getLast();
		}

	}

	/**
	 * @param seenAt when their page was last heard of; null where it is closed
	 * @param reachable whether an address of theirs is known
	 */
	record Visit(String locale, String timeZone, String referrer, @Nullable Instant seenAt, boolean reachable,
			List<Page> pages) {
	}

}
