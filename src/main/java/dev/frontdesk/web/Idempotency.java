package dev.frontdesk.web;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One effect however often it is asked for under one {@code Idempotency-Key}. The key is
 * kept in the transaction of the deed: who comes with the same one meanwhile waits for it
 * to end, and what was refused leaves nothing behind and may be tried again. Of an answer
 * only its status and its address are kept: what it said may be taken back meanwhile, or
 * have been for that moment alone.
 */
@Component
public class Idempotency {

	public static final String HEADER = "Idempotency-Key";

	static final Duration KEPT = Duration.ofHours(24);

	private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Idempotency(JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Does it, or tells what became of it before, without a body.
	 * @param fingerprint of what is asked; the same key with another one is refused
	 * @param deed joins this transaction; an answer of 400 or more undoes it
	 */
	public Answer once(Caller caller, String key, byte[] fingerprint, Supplier<Answer> deed) {
		if (!key.matches("[\\x21-\\x7e]{1,255}")) {
			throw InvalidRequest.of(Fault.header(HEADER), "web.idempotency.key");
		}
		Answer answer = this.transaction.execute((status) -> {
			if (!begin(caller, key, fingerprint)) {
				return before(caller, key, fingerprint);
			}
			Answer fresh = deed.get();
			if (fresh.status() >= HttpStatus.BAD_REQUEST.value()) {
				status.setRollbackOnly();
			}
			else {
				keep(caller, key, fresh);
			}
			return fresh;
		});
		return java.util.Objects.requireNonNull(answer);
	}

	private boolean begin(Caller caller, String key, byte[] fingerprint) {
		return this.jdbc.sql("""
				insert into idempotency_key (token_id, key, fingerprint, created_at) values (:token, :key, :print, :now)
				on conflict (token_id, key) do update set fingerprint = excluded.fingerprint, status = null,
					headers = '{}', created_at = excluded.created_at
					where idempotency_key.created_at < :expired""")
			.param("token", caller.token())
			.param("key", key)
			.param("print", fingerprint)
			.param("now", utc(this.clock.instant()))
			.param("expired", utc(this.clock.instant().minus(KEPT)))
			.update() > 0;
	}

	private Answer before(Caller caller, String key, byte[] fingerprint) {
		return this.jdbc.sql("select fingerprint, status, headers from idempotency_key where token_id = ? and key = ?")
			.params(caller.token(), key)
			.query((row, number) -> {
				if (!MessageDigest.isEqual(row.getBytes("fingerprint"), fingerprint)) {
					throw new OtherBody();
				}
				return new Answer(row.getInt("status"), this.json.readValue(row.getString("headers"), HEADERS), null);
			})
			.single();
	}

	private void keep(Caller caller, String key, Answer answer) {
		this.jdbc.sql("update idempotency_key set status = ?, headers = ?::jsonb where token_id = ? and key = ?")
			.params(answer.status(), this.json.writeValueAsString(answer.places()), caller.token(), key)
			.update();
	}

	/** Forgets what was answered more than a day ago. */
	int forgetOld(int most) {
		return this.jdbc.sql("""
				delete from idempotency_key where ctid = any(array(
					select ctid from idempotency_key where created_at < ? limit ?))""")
			.params(utc(this.clock.instant().minus(KEPT)), most)
			.update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/**
	 * @param body JSON; null where it was answered before
	 */
	public record Answer(int status, Map<String, String> headers, @Nullable String body) {

		/** Where what it told can be read. */
		@Nullable String place() {
			return this.headers.getOrDefault(HttpHeaders.CONTENT_LOCATION, this.headers.get(HttpHeaders.LOCATION));
		}

		private Map<String, String> places() {
			Map<String, String> places = new HashMap<>(this.headers);
			places.keySet().retainAll(Set.of(HttpHeaders.LOCATION, HttpHeaders.CONTENT_LOCATION));
			return places;
		}

	}

	private static final class OtherBody extends Refusal {

		OtherBody() {
			super(HttpStatus.UNPROCESSABLE_CONTENT, "web.idempotency.other-body");
		}

		@Override
		public @Nullable Fault fault() {
			return Fault.header(HEADER);
		}

	}

}
