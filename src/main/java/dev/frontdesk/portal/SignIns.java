package dev.frontdesk.portal;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that sign a customer in once, within half an hour. Only the token's hash is kept.
 */
@Service
@Transactional
class SignIns {

	static final Duration LIFE = Duration.ofMinutes(30);

	private static final Duration KEPT = Duration.ofDays(90);

	private static final String HOME = "requests";

	private static final Pattern TARGET = Pattern.compile("requests(/[a-z0-9]{1,40})?");

	private final Customers customers;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final String url;

	SignIns(Customers customers, JdbcClient jdbc, Clock clock, @Value("${frontdesk.url}") String url) {
		this.customers = customers;
		this.jdbc = jdbc;
		this.clock = clock;
		this.url = url;
	}

	/** A page of the portal that may be led to after signing in, else the list. */
	static String target(@Nullable String wanted) {
		return (wanted != null && TARGET.matcher(wanted).matches()) ? wanted : HOME;
	}

	/**
	 * A new link, as a letter carries it.
	 * @return its whole address
	 */
	URI issue(EmailAddress email, long customerId, Locale locale, String target) {
		String token = PublicId.secret();
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				insert into portal_link (token_hash, email, customer_id, locale, target, created_at, expires_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(Digest.of(token), email.value(), customerId, locale.toLanguageTag(), target, utc(now),
					utc(now.plus(LIFE)))
			.update();
		return URI.create(this.url + "/help/" + locale.toLanguageTag() + "/sign-in/" + token);
	}

	@Transactional(readOnly = true)
	Optional<SignInLink> find(String token) {
		return this.jdbc.sql("select * from portal_link where token_hash = ?")
			.param(Digest.of(token))
			.query(SignIns::link)
			.optional();
	}

	/**
	 * The person who got the letter is at the door: the address is proved.
	 * @return empty when it was used before, has expired or never was
	 */
	Optional<SignInLink> use(String token) {
		OffsetDateTime now = utc(this.clock.instant());
		Optional<SignInLink> used = this.jdbc.sql("""
				update portal_link set used_at = ? where token_hash = ? and used_at is null and expires_at > ?
				returning *""").params(now, Digest.of(token), now).query(SignIns::link).optional();
		return used.filter((link) -> this.customers.proveEmail(link.customerId(), new EmailAddress(link.email())));
	}

	void forgetOld() {
		OffsetDateTime longAgo = utc(this.clock.instant().minus(KEPT));
		this.jdbc.sql("delete from portal_link where expires_at < ?").param(longAgo).update();
		this.jdbc.sql("delete from portal_submission where created_at < ?").param(longAgo).update();
	}

	private static SignInLink link(ResultSet row, int number) throws SQLException {
		OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
		return new SignInLink(row.getString("email"), row.getLong("customer_id"),
				Locale.forLanguageTag(row.getString("locale")), row.getString("target"),
				row.getObject("expires_at", OffsetDateTime.class).toInstant(),
				(used != null) ? used.toInstant() : null);
	}

	private static OffsetDateTime utc(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

}
