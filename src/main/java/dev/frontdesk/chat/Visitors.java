package dev.frontdesk.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.widgets.Widget;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that have written. A token is made by the client and kept on its side; the
 * server keeps its hash, so that a lost answer can be asked for again with the same
 * token.
 */
@Service
@Transactional(readOnly = true)
class Visitors {

	/** 32 bytes in base64url. */
	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final String SELECT = "select id, public_id, widget_id, customer_id, locale, time_zone from visitor";

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
		return this.jdbc.sql(SELECT + " where token_hash = ?").param(Digest.of(token)).query(Visitors::map).optional();
	}

	Optional<Visitor> byId(long id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(Visitors::map).optional();
	}

	/**
	 * The visitor of this token, known or new.
	 * @throws NoToken when it is none
	 */
	@Transactional
	Visitor welcome(String token, Widget widget, Locale locale, ZoneId zone) {
		if (!TOKEN.matcher(token).matches()) {
			throw new NoToken();
		}
		byte[] hash = Digest.of(token);
		// Two tabs that send at once are one visitor, and one customer.
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 8))")
			.param(hash)
			.query((row) -> {
			});
		return byToken(token).orElseGet(() -> {
			Customer customer = this.customers.anonymous(locale, zone);
			long id = this.jdbc
				.sql("""
						insert into visitor (public_id, token_hash, widget_id, customer_id, locale, time_zone, created_at, seen_at)
						values (:publicId, :hash, :widget, :customer, :locale, :zone, :now, :now) returning id""")
				.param("publicId", PublicId.next())
				.param("hash", hash)
				.param("widget", widget.id())
				.param("customer", customer.id())
				.param("locale", locale.toLanguageTag())
				.param("zone", zone.getId())
				.param("now", now())
				.query(Long.class)
				.single();
			return byId(id).orElseThrow();
		});
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
				ZoneId.of(row.getString("time_zone")));
	}

}
