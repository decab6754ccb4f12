package dev.frontdesk.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.goals.Wrote;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.widgets.Widget;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that have written. A token is made by the client and kept on its side; the
 * server keeps its hash, so that a lost answer can be asked for again with the same
 * token.
 */
@Service
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
class Visitors implements Wrote {

	/** 32 bytes in base64url. */
	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final String SELECT = "select id, public_id, widget_id, customer_id, locale, time_zone, verified, before_id from visitor";

	/** Over is over: what is left of a session opens nothing. */
	private static final String LIVE = " and expires_at > ?";

	private final JdbcClient jdbc;

	private final Customers customers;

	private final Clock clock;

	Visitors(JdbcClient jdbc, Customers customers, Clock clock) {
		this.jdbc = jdbc;
		this.customers = customers;
		this.clock = clock;
	}

	/**
	 * Who counts for the limits, written to before or not; a token itself is kept
	 * nowhere.
	 * @throws NoToken when it is none
	 */
	static String digest(String token) {
		if (!TOKEN.matcher(token).matches()) {
			throw new NoToken();
		}
		return HexFormat.of().formatHex(Digest.of(token));
	}

	Optional<Visitor> byToken(@Nullable String token) {
		if (token == null || !TOKEN.matcher(token).matches()) {
			return Optional.empty();
		}
		return this.jdbc.sql(SELECT + " where token_hash = ?" + LIVE)
			.params(Digest.of(token), now())
			.query(Visitors::map)
			.optional();
	}

	Optional<Visitor> byId(long id) {
		return this.jdbc.sql(SELECT + " where id = ?" + LIVE).params(id, now()).query(Visitors::map).optional();
	}

	/**
	 * The visitor of this token, known or new.
	 * @throws NoToken when it is none, or its session is over
	 */
	@Transactional
	Visitor welcome(String token, Widget widget, Locale locale, ZoneId zone) {
		if (!TOKEN.matcher(token).matches()) {
			throw new NoToken();
		}
		// Two tabs that send at once are one visitor, and one customer.
		lock(token);
		return byToken(token).orElseGet(() -> {
			if (isOver(token)) {
				throw new NoToken();
			}
			return make(token, widget, this.customers.anonymous(locale, zone).id(), locale, zone);
		});
	}

	/** Within the transaction, whoever comes with the same token waits. */
	void lock(String token) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 8))")
			.param(Digest.of(token))
			.query((row) -> {
			});
	}

	void lock(Visitor visitor) {
		this.jdbc.sql(
				"select pg_advisory_xact_lock(hashtextextended(encode(token_hash, 'hex'), 8)) from visitor where id = ?")
			.param(visitor.id())
			.query((row) -> {
			});
	}

	boolean isOver(String token) {
		return this.jdbc.sql("select exists (select 1 from visitor where token_hash = ? and expires_at <= ?)")
			.params(Digest.of(token), now())
			.query(Boolean.class)
			.single();
	}

	@Override
	public boolean since(String token, Instant time) {
		return TOKEN.matcher(token).matches() && this.jdbc.sql("""
				select exists (select 1 from visitor p join visit v on v.visitor_id = p.id
					join message m on m.origin_ticket_id = v.ticket_id
					where p.token_hash = ? and m.author_kind = 'CUSTOMER' and m.created_at > ?)""")
			.params(Digest.of(token), time.atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	Visitor make(String token, Widget widget, long customerId, Locale locale, ZoneId zone) {
		long id = this.jdbc
			.sql("""
					insert into visitor (public_id, token_hash, widget_id, customer_id, locale, time_zone, created_at, seen_at)
					values (:publicId, :hash, :widget, :customer, :locale, :zone, :now, :now) returning id""")
			.param("publicId", PublicId.next())
			.param("hash", Digest.of(token))
			.param("widget", widget.id())
			.param("customer", customerId)
			.param("locale", locale.toLanguageTag())
			.param("zone", zone.getId())
			.param("now", now())
			.query(Long.class)
			.single();
		return byId(id).orElseThrow();
	}

	/**
	 * This visitor and who they were, in the same browser, before the company vouched for
	 * them.
	 */
	List<Visitor> selves(Visitor visitor) {
		Long before = visitor.beforeId();
		return (before == null) ? List.of(visitor) : Stream.concat(Stream.of(visitor), byId(before).stream()).toList();
	}

	@Transactional
	void speak(Visitor visitor, Locale locale) {
		this.jdbc.sql("update visitor set locale = ?, seen_at = ? where id = ?")
			.params(locale.toLanguageTag(), now(), visitor.id())
			.update();
		this.customers.speak(visitor.customerId(), locale);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Visitor map(ResultSet row, int number) throws SQLException {
		return new Visitor(row.getLong("id"), row.getString("public_id"), row.getLong("widget_id"),
				row.getLong("customer_id"), Locale.forLanguageTag(row.getString("locale")),
				ZoneId.of(row.getString("time_zone")), row.getBoolean("verified"),
				row.getObject("before_id", Long.class));
	}

}
