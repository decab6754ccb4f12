package dev.frontdesk.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a visitor was when a thread began, and the pages they saw while writing. */
@Component
class Visits {

	private static final int PAGES = 50;

	private final JdbcClient jdbc;

	private final Clock clock;

	Visits(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
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

	Optional<Visit> of(long ticketId) {
		return this.jdbc.sql("""
				select v.visitor_id, v.locale, v.time_zone, v.referrer, v.page_url, v.page_title, v.started_at
				from visit v where v.ticket_id = ?""").param(ticketId).query(this::map).optional();
	}

	List<Page> pages(long ticketId) {
		return this.jdbc
			.sql("select url, title, at from visit_page where ticket_id = ? order by at desc, id desc limit 12")
			.param(ticketId)
			.query((row, number) -> new Page(row.getString("url"), row.getString("title"),
					row.getObject("at", OffsetDateTime.class).toInstant()))
			.list();
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

	private Visit map(ResultSet row, int number) throws SQLException {
		return new Visit(row.getLong("visitor_id"), Locale.forLanguageTag(row.getString("locale")),
				ZoneId.of(row.getString("time_zone")), row.getString("referrer"), row.getString("page_url"),
				row.getString("page_title"), row.getObject("started_at", OffsetDateTime.class).toInstant());
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

	record Visit(long visitorId, Locale locale, ZoneId timeZone, String referrer, String pageUrl, String pageTitle,
			Instant startedAt) {
	}

}
