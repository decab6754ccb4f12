package dev.frontdesk.visitors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What this node has heard of visitors since it last wrote it down: one statement every
 * other second, however many there are. What stands in the table is for all nodes; what
 * is kept here is only on its way there, or a copy of a few seconds' age.
 */
@Component
class Beats {

	private static final int MOST = 20_000;

	/** That many in a round, and all are asked to say it more seldom. */
	private static final int BUSY = 200;

	/** Consent may be known here seconds later than the first word of who gave it. */
	private static final Duration STRANGE = Duration.ofSeconds(30);

	private static final Duration WATCHED = Duration.ofMinutes(1);

	/** A copy that old may tell what is not so any more. */
	private static final Duration FRESH = Duration.ofSeconds(5);

	private static final int SELDOM = 50;

	private static final int OFTEN = 15;

	private final Map<String, Beat> heard = new ConcurrentHashMap<>();

	/** Who withdrew: a word that was under way brings nobody back. */
	private final Cache<String, Boolean> gone = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterWrite(Duration.ofMinutes(2))
		.build();

	/** Invitations that the copy may still hold. */
	private final Cache<String, Boolean> over = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterWrite(FRESH.multipliedBy(2))
		.build();

	private final Invitations invitations;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private volatile Waiting waiting = Waiting.NONE;

	private volatile Instant lastHeard = Instant.EPOCH;

	private volatile int every = SELDOM;

	Beats(Invitations invitations, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
		this.invitations = invitations;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * @param visitor the digest of the key that their browser keeps
	 */
	void hear(String visitor, Beat beat) {
		this.lastHeard = beat.at();
		if (this.gone.getIfPresent(visitor) == null && (this.heard.size() < MOST || this.heard.containsKey(visitor))) {
			this.heard.merge(visitor, beat, Beat::then);
		}
	}

	/**
	 * What somebody of the desk says to them, if anybody does; after a silence only what
	 * is asked for next.
	 */
	Optional<Invitation> waiting(String visitor) {
		Waiting copy = this.waiting;
		return copy.at().isBefore(this.clock.instant().minus(FRESH)) ? Optional.empty()
				: Optional.ofNullable(copy.invitations().get(visitor))
					.filter((one) -> this.over.getIfPresent(one.publicId()) == null);
	}

	/** In how many seconds to say it again. */
	int every() {
		return this.every;
	}

	/** It is not to be shown any more: at once on this node, soon on all. */
	void over(String invitation) {
		this.over.put(invitation, true);
	}

	/** They agree no longer: nothing is left of them here, from this moment. */
	void forget(String visitor) {
		this.gone.put(visitor, true);
		this.heard.remove(visitor);
		this.invitations.left(visitor);
		this.transaction.executeWithoutResult((status) -> {
			// Whoever writes of them now has done so before, or sees this first
			this.jdbc.sql("""
					with b as (select id from browser where key_hash = decode(:visitor, 'hex') for update)
					insert into visitor_gone (browser_id, at) select id, :now from b
					on conflict (browser_id) do update set at = excluded.at""")
				.param("visitor", visitor)
				.param("now", at(this.clock.instant()))
				.update();
			this.jdbc.sql(
					"delete from visitor_now where browser_id = (select id from browser where key_hash = decode(?, 'hex'))")
				.param(visitor)
				.update();
		});
	}

	@Scheduled(fixedDelayString = "${frontdesk.visitors.round:PT2S}")
	void round() {
		Map<String, Beat> taken = new HashMap<>();
		this.heard.keySet().forEach((visitor) -> {
			Beat beat = this.heard.remove(visitor);
			if (beat != null) {
				taken.put(visitor, beat);
			}
		});
		if (!taken.isEmpty()) {
			write(taken);
		}
		Instant now = this.clock.instant();
		if (this.lastHeard.isAfter(now.minus(Beat.ALIVE))) {
			this.waiting = new Waiting(this.invitations.waiting(), now);
			this.every = (isWatched(now) && taken.size() < BUSY) ? OFTEN : SELDOM;
		}
		else {
			this.waiting = Waiting.NONE;
		}
	}

	/**
	 * What could not be written, or is of nobody known yet, is tried again for a while.
	 */
	private void write(Map<String, Beat> taken) {
		Set<String> known = new HashSet<>();
		try {
			known.addAll(put(taken));
		}
		finally {
			Instant old = this.clock.instant().minus(STRANGE);
			taken.forEach((visitor, beat) -> {
				if (!known.contains(visitor) && beat.at().isAfter(old)) {
					this.heard.merge(visitor, beat, (newer, older) -> older.then(newer));
				}
			});
		}
	}

	/** Only of browsers whose visitors agreed: those are told. */
	private Set<String> put(Map<String, Beat> taken) {
		Set<String> known = new HashSet<>();
		this.transaction.executeWithoutResult((status) -> {
			known.addAll(lock(taken.keySet()));
			here(of(taken, known, false));
		});
		// By itself: rows are locked in one order only within a statement
		leave(of(taken, known, true));
		return known;
	}

	/** Whoever is being forgotten is left out, and known no more the next time. */
	private List<String> lock(Set<String> visitors) {
		return this.jdbc
			.sql("""
					select encode(key_hash, 'hex') from browser
					where key_hash in (select decode(v, 'hex') from unnest(:visitors::text[]) v) order by id for key share skip locked""")
			.param("visitors", visitors.toArray(String[]::new))
			.query(String.class)
			.list();
	}

	private static List<Map.Entry<String, Beat>> of(Map<String, Beat> taken, Set<String> known, boolean farewell) {
		return taken.entrySet()
			.stream()
			.filter((one) -> known.contains(one.getKey()) && one.getValue().farewell() == farewell)
			.toList();
	}

	private void here(List<Map.Entry<String, Beat>> all) {
		if (all.isEmpty()) {
			return;
		}
		this.jdbc
			.sql("""
					with told as (
						select * from unnest(:visitors::text[], :widgets::bigint[], :tabs::text[], :urls::text[], :titles::text[],
							:locales::text[], :zones::text[], :names::text[], :seen::timestamptz[], :until::timestamptz[])
							as t (visitor, widget, tab, url, title, locale, zone, name, seen, until))
					insert into visitor_now as n (browser_id, widget_id, tab, url, title, locale, time_zone, name, since,
						page_since, seen_at, until)
					select b.id, t.widget, t.tab, t.url, t.title, t.locale, t.zone, t.name, t.seen, t.seen, t.seen, t.until
						from told t join browser b on b.key_hash = decode(t.visitor, 'hex') and b.widget_id = t.widget
						join visitor_rule r on r.widget_id = t.widget
						where not exists (select 1 from visitor_gone g where g.browser_id = b.id
							and g.at > t.seen - interval '2 minutes') order by b.id
					on conflict (browser_id) do update set tab = excluded.tab, url = excluded.url, title = excluded.title,
						locale = excluded.locale, time_zone = excluded.time_zone, name = excluded.name,
						since = case when n.until + interval '3 minutes' < excluded.seen_at then excluded.since else n.since end,
						page_since = case when n.url = excluded.url and n.until + interval '3 minutes' >= excluded.seen_at
							then n.page_since else excluded.page_since end,
						seen_at = excluded.seen_at, until = excluded.until
					where n.seen_at <= excluded.seen_at""")
			.param("visitors", texts(all, Map.Entry::getKey))
			.param("widgets", all.stream().map((one) -> one.getValue().widgetId()).toArray(Long[]::new))
			.param("tabs", texts(all, (one) -> one.getValue().tab()))
			.param("urls", texts(all, (one) -> one.getValue().url()))
			.param("titles", texts(all, (one) -> one.getValue().title()))
			.param("locales", texts(all, (one) -> one.getValue().locale()))
			.param("zones", texts(all, (one) -> one.getValue().zone()))
			.param("names", texts(all, (one) -> one.getValue().name()))
			.param("seen", texts(all, (one) -> one.getValue().seenAt()))
			.param("until", texts(all, (one) -> one.getValue().goneAt()))
			.update();
	}

	private void leave(List<Map.Entry<String, Beat>> all) {
		if (all.isEmpty()) {
			return;
		}
		this.jdbc
			.sql("""
					with leaving as (
						select n.browser_id, t.until
						from unnest(:visitors::text[], :tabs::text[], :until::timestamptz[]) as t (visitor, tab, until)
						join browser b on b.key_hash = decode(t.visitor, 'hex')
						join visitor_now n on n.browser_id = b.id and n.tab = t.tab order by n.browser_id for update of n)
					update visitor_now n set until = least(n.until, l.until) from leaving l where n.browser_id = l.browser_id""")
			.param("visitors", texts(all, Map.Entry::getKey))
			.param("tabs", texts(all, (one) -> one.getValue().tab()))
			.param("until", texts(all, (one) -> one.getValue().goneAt()))
			.update();
	}

	private static String[] texts(List<Map.Entry<String, Beat>> all, Function<Map.Entry<String, Beat>, String> part) {
		return all.stream().map(part).toArray(String[]::new);
	}

	private boolean isWatched(Instant now) {
		return this.jdbc.sql("select exists (select 1 from visitor_watch where at > ?)")
			.param(at(now.minus(WATCHED)))
			.query(Boolean.class)
			.single();
	}

	/** An agent looks: written down at most every ten seconds. */
	void watch() {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				insert into visitor_watch as w (at) values (:now)
				on conflict (id) do update set at = excluded.at where w.at < :before""")
			.param("now", at(now))
			.param("before", at(now.minusSeconds(10)))
			.update();
	}

	/** What is hours old tells nothing of now. */
	int forgetOld() {
		OffsetDateTime old = at(this.clock.instant().minus(Duration.ofMinutes(10)));
		return this.jdbc.sql("delete from visitor_gone where at < ?").param(old).update() + this.jdbc.sql("""
				delete from visitor_now where browser_id in (
					select browser_id from visitor_now where until < ? order by browser_id for update skip locked)""")
			.param(old)
			.update();
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/**
	 * By the digest of the visitor's key.
	 *
	 * @param at when it was so
	 */
	private record Waiting(Map<String, Invitation> invitations, Instant at) {

		private static final Waiting NONE = new Waiting(Map.of(), Instant.EPOCH);

	}

}
