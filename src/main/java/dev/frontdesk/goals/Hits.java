package dev.frontdesk.goals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

import dev.frontdesk.web.Digest;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goals reached, and check-outs on the way there, as pages tell of them. */
@Service
@Transactional
public class Hits {

	/** Who does nothing more for so long has left a check-out. */
	static final Duration PAUSE = Duration.ofMinutes(30);

	/** A check-out that is taken up later than this is another. */
	private static final Duration SAME = Duration.ofDays(7);

	private static final int LONGEST_ID = 200;

	private final JdbcClient jdbc;

	private final Wrote wrote;

	private final Clock clock;

	Hits(JdbcClient jdbc, Wrote wrote, Clock clock) {
		this.jdbc = jdbc;
		this.wrote = wrote;
		this.clock = clock;
	}

	/**
	 * Counts it once, however often it is told.
	 * @param afterMessage whether a message was shown within the goal's window
	 */
	public Taken take(Goal goal, Told told, boolean afterMessage) {
		Amount amount = goal.money() ? Amount.of(told.value(), told.currency(), goal.largest()).orElse(null)
				: Amount.NONE;
		if (amount == null) {
			return new Taken(null, "amount");
		}
		String id = id(told.id());
		if (id.isEmpty() && goal.money()) {
			return new Taken(null, "id");
		}
		Instant now = this.clock.instant();
		boolean afterChat = told.token() != null && this.wrote.since(told.token(), now.minus(goal.window()));
		Optional<Long> hit = this.jdbc
			.sql("""
					insert into goal_hit (goal_id, widget_id, key_hash, amount, currency, at, agreed, after_chat, after_message)
					values (:goal, :widget, :hash, :amount, :currency, :now, :agreed, :chat, :message)
					on conflict (goal_id, key_hash) do nothing returning id""")
			.param("goal", goal.id())
			.param("widget", told.widgetId())
			.param("hash",
					id.isEmpty() ? hash("unit", told.unitHash()) : hash("id", id.getBytes(StandardCharsets.UTF_8)))
			.param("amount", amount.value())
			.param("currency", amount.currency())
			.param("now", utc(now))
			.param("agreed", told.agreed())
			.param("chat", afterChat)
			.param("message", afterMessage)
			.query(Long.class)
			.optional();
		if (hit.isPresent() && goal.money() && told.agreed()) {
			order(told, afterChat || afterMessage, now);
		}
		return new Taken(hit.orElse(null), null);
	}

	/** Only of browsers that may be remembered: others cannot be followed to the end. */
	public void begin(Told told) {
		if (!told.agreed()) {
			return;
		}
		Instant now = this.clock.instant();
		Amount amount = Amount.of(told.value(), told.currency(), Goals.BEYOND).orElse(Amount.NONE);
		int same = touch(
				"""
						update check_out set lapsed = lapsed or last_at < :pause, last_at = :now, amount = :amount, currency = :currency
						where id = (select max(id) from check_out where unit_hash = :unit and widget_id = :widget
							and ordered_at > :now and last_at > :same)""",
				told, now)
			.param("amount", amount.value())
			.param("currency", amount.currency())
			.update();
		if (same == 0) {
			this.jdbc.sql(
					"insert into check_out (unit_hash, widget_id, amount, currency, begun_at, last_at) values (?, ?, ?, ?, ?, ?)")
				.params(told.unitHash(), told.widgetId(), amount.value(), amount.currency(), utc(now), utc(now))
				.update();
		}
	}

	private void order(Told told, boolean helped, Instant now) {
		touch("""
				update check_out set lapsed = lapsed or last_at < :pause, last_at = :now, ordered_at = :now, helped = :helped
				where id = (select max(id) from check_out where unit_hash = :unit and widget_id = :widget
					and ordered_at > :now and last_at > :same)""",
				told, now)
			.param("helped", helped)
			.update();
	}

	/** Whose a check-out was is forgotten; that there was one stays. */
	public int forgetOld(long marketId, int days) {
		return this.jdbc.sql("""
				update check_out set unit_hash = '' where begun_at < ? and unit_hash <> ''
				and widget_id in (select id from widget where market_id = ?)""")
			.params(utc(this.clock.instant().minus(Duration.ofDays(days))), marketId)
			.update();
	}

	private JdbcClient.StatementSpec touch(String sql, Told told, Instant now) {
		return this.jdbc.sql(sql)
			.param("unit", told.unitHash())
			.param("widget", told.widgetId())
			.param("now", utc(now))
			.param("pause", utc(now.minus(PAUSE)))
			.param("same", utc(now.minus(SAME)));
	}

	private static byte[] hash(String kind, byte[] value) {
		MessageDigest digest = Digest.begin();
		digest.update(kind.getBytes(StandardCharsets.UTF_8));
		return digest.digest(value);
	}

	private static String id(@Nullable Object typed) {
		boolean plain = typed instanceof String || typed instanceof Integer || typed instanceof Long;
		String id = plain ? Objects.toString(typed).strip() : "";
		return (id.length() <= LONGEST_ID) ? id : "";
	}

	static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}

	/**
	 * What a page tells, all of it unproved.
	 *
	 * @param unit the random name of the visit or, with consent, the browser
	 * @param token of the visitor, where they have written in the chat
	 */
	public record Told(long widgetId, String unit, boolean agreed, @Nullable String token, @Nullable Object id,
			@Nullable Object value, @Nullable Object currency) {

		byte[] unitHash() {
			return Digest.of(this.unit);
		}

	}

	/**
	 * @param hit null where it was counted before, or refused
	 * @param refused what of it was not believed; null: nothing
	 */
	public record Taken(@Nullable Long hit, @Nullable String refused) {
	}

}
