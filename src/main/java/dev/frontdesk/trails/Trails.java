package dev.frontdesk.trails;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.frontdesk.customers.Attribute;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.widgets.Widget;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What browsers remember of visits whose visitors agreed. */
@Service
@Transactional
public class Trails {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final Pattern EVENT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.:-]{0,59}");

	/** Who comes back after that long comes again. */
	private static final Duration PAUSE = Duration.ofMinutes(30);

	/** The latest of each that are kept of one browser. */
	private static final int KEPT = 200;

	private static final int AT_ONCE = 50;

	private static final int DATA = 20;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Trails(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	static boolean isKey(@Nullable String key) {
		return key != null && KEY.matcher(key).matches();
	}

	/** Takes what a page tells of a browser; what is no page and no event is left out. */
	void take(Widget widget, String key, Told told, @Nullable String userAgent) {
		Instant now = this.clock.instant();
		List<Page> pages = told.pages().stream().limit(AT_ONCE).toList();
		String first = pages.isEmpty() ? "" : PageAddress.of(pages.getFirst().url());
		long browser = browser(widget, key, PageAddress.of(told.referrer()), first, Device.of(userAgent), now);
		pages.forEach((page) -> keep(browser, page, now));
		told.events().stream().limit(AT_ONCE).forEach((event) -> keep(browser, event, now));
		for (String table : List.of("browser_page", "browser_event")) {
			this.jdbc
				.sql("delete from " + table + " where browser_id = :browser and id in (select id from " + table
						+ " where browser_id = :browser order by at desc, id desc offset :kept)")
				.param("browser", browser)
				.param("kept", KEPT)
				.update();
		}
	}

	private long browser(Widget widget, String key, String referrer, String first, String device, Instant now) {
		Map<String, String> campaign = PageAddress.campaign(first);
		return this.jdbc
			.sql("""
					insert into browser (key_hash, widget_id, device, campaign, referrer, first_at, seen_at)
					values (:hash, :widget, :device, :campaign::jsonb, :referrer, :now, :now)
					on conflict (key_hash) do update set seen_at = :now, device = :device,
						visits = browser.visits + case when browser.seen_at < :pause then 1 else 0 end,
						campaign = case when :campaign = '{}' then browser.campaign else excluded.campaign end,
						referrer = case when browser.seen_at < :pause and :referrer <> '' then :referrer else browser.referrer end
					returning id""")
			.param("hash", Digest.of(key))
			.param("widget", widget.id())
			.param("device", device)
			.param("campaign", this.json.writeValueAsString(campaign))
			.param("referrer", referrer)
			.param("now", utc(now))
			.param("pause", utc(now.minus(PAUSE)))
			.query(Long.class)
			.single();
	}

	private void keep(long browser, Page page, Instant now) {
		String url = PageAddress.of(page.url());
		if (!url.isEmpty()) {
			this.jdbc
				.sql("insert into browser_page (browser_id, url, title, at) values (?, ?, ?, ?) on conflict do nothing")
				.params(browser, url, PageAddress.title(page.title()), utc(believable(page.at(), now)))
				.update();
		}
	}

	private void keep(long browser, Event event, Instant now) {
		String name = PageAddress.line(event.name(), 60);
		if (EVENT.matcher(name).matches()) {
			this.jdbc.sql("""
					insert into browser_event (browser_id, name, data, at) values (?, ?, ?::jsonb, ?)
					on conflict do nothing""")
				.params(browser, name, this.json.writeValueAsString(plain(event.data())),
						utc(believable(event.at(), now)))
				.update();
		}
	}

	// Texts, numbers, true and false, as of customers; whatever else comes along is left
	// behind
	private static Map<String, Object> plain(@Nullable Map<String, @Nullable Object> data) {
		Map<String, Object> plain = new TreeMap<>();
		if (data != null) {
			data.forEach((key, value) -> {
				try {
					if (plain.size() < DATA) {
						plain.put(key, Attribute.of(key, value).value());
					}
				}
				catch (InvalidText ex) {
					// the event is still worth knowing
				}
			});
		}
		return plain;
	}

	// A page's own clock may say anything.
	private static Instant believable(@Nullable Instant at, Instant now) {
		return (at == null || at.isAfter(now) || at.isBefore(now.minus(Duration.ofDays(1)))) ? now : at;
	}

	/** Whether something is remembered under this key. */
	@Transactional(readOnly = true)
	public boolean knows(Widget widget, String key) {
		return this.jdbc.sql("select exists (select 1 from browser where key_hash = ? and widget_id = ?)")
			.params(Digest.of(key), widget.id())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Whose browser it is, now that they write.
	 * @return its id; empty when nothing is remembered under this key
	 */
	public Optional<Long> belong(@Nullable String key, long widgetId, long customerId) {
		return !isKey(key) ? Optional.empty()
				: this.jdbc.sql("""
						update browser b set customer_id = :customer where key_hash = :hash and widget_id = :widget
						and (b.customer_id is null or b.customer_id = :customer or not exists (
							select 1 from customer_subject s where s.customer_id = b.customer_id))
						returning id""")
					.param("customer", customerId)
					.param("hash", Digest.of(Objects.requireNonNull(key)))
					.param("widget", widgetId)
					.query(Long.class)
					.optional();
	}

	private static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}

	record Page(@Nullable String url, @Nullable String title, @Nullable Instant at) {
	}

	record Event(@Nullable String name, @Nullable Map<String, @Nullable Object> data, @Nullable Instant at) {
	}

	record Told(@Nullable String referrer, List<Page> pages, List<Event> events) {
	}

}
