package dev.frontdesk.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.trails.PageAddress;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy;
import dev.frontdesk.trails.Trails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a visitor was when a thread began, and from which pages they wrote. */
@Component
class Visits {

	/** Of {@code ticket t}, the latest pages first, as JSON for {@link #read}. */
	static final String OF_TICKET = """
			(select json_build_object('locale', v.locale, 'byMail', v.by_mail_at < '9999-01-01', 'timeZone', v.time_zone, 'referrer', v.referrer,
				'seenAt', (select max(p.seen_at) from presence p
					where p.party_kind = 'visitor' and p.party_id = v.visitor_id::text),
				'reachable', exists (select 1 from customer_identity i
					where i.customer_id = t.customer_id and i.kind = 'EMAIL'),
				'remembered', (select json_build_object('device', b.device, 'campaign', b.campaign, 'referrer', b.referrer,
					'visits', b.visits, 'firstAt', b.first_at,
					'pages', coalesce((select json_agg(g order by g.at desc, g.id desc) from (
						select p.id, p.url, p.title, p.at from browser_page p where p.browser_id = b.id
						order by p.at desc, p.id desc limit 12) g), '[]'),
					'events', coalesce((select json_agg(g order by g.at desc, g.id desc) from (
						select e.id, e.name, e.data, e.at from browser_event e where e.browser_id = b.id
						order by e.at desc, e.id desc limit 8) g), '[]'))
					from browser b where b.id = v.browser_id),
				'pages', coalesce((select json_agg(g order by g.at desc, g.id desc) from (
					select p.id, p.url, p.title, p.at from visit_page p where p.ticket_id = v.ticket_id
					order by p.at desc, p.id desc limit 12) g), '[]'))
			from visit v where v.ticket_id = t.id)""";

	private static final int AT_ONCE = 5_000;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Trails trails;

	private final Policies policies;

	private final Clock clock;

	Visits(JdbcClient jdbc, JsonMapper json, Trails trails, Policies policies, Clock clock) {
		this.trails = trails;
		this.policies = policies;
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
			.param("referrer", PageAddress.of(trail.referrer()))
			.param("url", PageAddress.of(here.url()))
			.param("title", PageAddress.title(here.title()))
			.param("now", now())
			.update();
		walk(ticketId, visitor, trail);
	}

	/** They wrote on. Who left by mail and writes here again is here again. */
	void follow(Own thread, Trail trail) {
		walk(thread.ticketId(), thread.visitor(), trail);
		if (thread.byMail()) {
			this.jdbc.sql("update visit set by_mail_at = '9999-12-31 00:00:00+00' where ticket_id = ?")
				.param(thread.ticketId())
				.update();
		}
	}

	/** A page is told of once, however many messages are written from it. */
	private void walk(long ticketId, Visitor visitor, Trail trail) {
		String url = PageAddress.of(trail.here().url());
		if (!url.isEmpty()) {
			this.jdbc.sql("""
					insert into visit_page (ticket_id, url, title, at) select :ticket, :url, :title, :now
					where :url is distinct from (select p.url from visit_page p where p.ticket_id = :ticket
						order by p.at desc, p.id desc limit 1)
					on conflict do nothing""")
				.param("ticket", ticketId)
				.param("url", url)
				.param("title", PageAddress.title(trail.here().title()))
				.param("now", now())
				.update();
		}
		remember(visitor, trail.visits());
	}

	/**
	 * They want answers by mail.
	 * @return whether that is new
	 */
	boolean byMail(long ticketId) {
		return this.jdbc.sql("update visit set by_mail_at = ? where ticket_id = ? and by_mail_at > '9999-01-01'")
			.params(now(), ticketId)
			.update() > 0;
	}

	/** From now on their desk sees what they allow to be remembered. */
	void remember(Visitor visitor, @Nullable String key) {
		this.trails.belong(key, visitor.widgetId(), visitor.customerId())
			.ifPresent((browser) -> this.jdbc.sql(
					"update visit set browser_id = :browser where visitor_id = :visitor and browser_id is distinct from :browser")
				.param("browser", browser)
				.param("visitor", visitor.id())
				.update());
	}

	/**
	 * What came with messages lasts no longer than what is remembered beside them.
	 * @return how much was forgotten, a part at a time
	 */
	@Transactional
	int forgetOld() {
		int forgotten = 0;
		for (Policy policy : this.policies.all()) {
			OffsetDateTime limit = now().minusDays(policy.days());
			forgotten += forget(
					"""
							delete from visit_page where id in (select p.id from visit_page p join visit v on v.ticket_id = p.ticket_id
								join visitor u on u.id = v.visitor_id join widget w on w.id = u.widget_id
								where p.at < :limit and w.market_id = :market limit :most)""",
					policy.marketId(), limit);
			forgotten += forget(
					"""
							update visit set page_url = '', page_title = '', referrer = '' where ticket_id in (
								select v.ticket_id from visit v join visitor u on u.id = v.visitor_id join widget w on w.id = u.widget_id
								where v.started_at < :limit and (v.page_url <> '' or v.referrer <> '') and w.market_id = :market
								limit :most)""",
					policy.marketId(), limit);
		}
		return forgotten;
	}

	private int forget(String sql, long market, OffsetDateTime limit) {
		return this.jdbc.sql(sql).param("market", market).param("limit", limit).param("most", AT_ONCE).update();
	}

	Visit read(String shown) {
		return this.json.readValue(shown, Visit.class);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A page the visitor saw. */
	record Page(@Nullable String url, @Nullable String title, @Nullable Instant at) {

		static final Page NONE = new Page("", "", null);

	}

	/**
	 * What came with a message.
	 *
	 * @param pages of which the last is where they are: no other is kept without consent
	 * @param visits under what the visits they allow to be remembered are known
	 */
	record Trail(@Nullable String referrer, List<Page> pages, @Nullable String visits) {

		static final Trail NONE = new Trail("", List.of(), null);

		Page here() {
			return this.pages.isEmpty() ? Page.NONE : this.pages.getLast();
		}

	}

	/** What a browser remembers with its visitor's consent, the latest first. */
	record Remembered(String device, Map<String, String> campaign, String referrer, int visits, Instant firstAt,
			List<Page> pages, List<Event> events) {
	}

	record Event(String name, Map<String, Object> data, Instant at) {
	}

	/**
	 * @param seenAt when their page was last heard of; null where it is closed
	 * @param byMail whether they left while they waited, and want the answer by email
	 * @param reachable whether an address of theirs is known
	 * @param remembered null without their consent
	 */
	record Visit(String locale, boolean byMail, String timeZone, String referrer, @Nullable Instant seenAt,
			boolean reachable, @Nullable Remembered remembered, List<Page> pages) {
	}

}
