package dev.frontdesk.goals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

import dev.frontdesk.settings.Settings;
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

	private static final Long COUNTED = 0L;

	private final JdbcClient jdbc;

	private final Wrote wrote;

	private final HitKeys keys;

	private final Settings settings;

	private final Clock clock;

	Hits(JdbcClient jdbc, Wrote wrote, HitKeys keys, Settings settings, Clock clock) {
		this.keys = keys;
		this.settings = settings;
		this.jdbc = jdbc;
		this.wrote = wrote;
		this.clock = clock;
	}

	/**
	 * Counts it once, however often it is told: each id of a widget, and without an id
	 * each day of a visit. Told again with another amount the first one stays, and is
	 * marked.
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
					insert into goal_hit as h (goal_id, widget_id, key_hash, amount, currency, at, agreed, after_chat, after_message)
					values (:goal, :widget, :hash, :amount, :currency, :now, :agreed, :chat, :message)
					on conflict (goal_id, key_hash) do update set doubtful = h.doubtful
						or (h.amount, h.currency) <> (excluded.amount, excluded.currency)
					returning id, xmax = 0 as fresh""")
			.param("goal", goal.id())
			.param("widget", told.widgetId())
			.param("hash", key(told, id, now))
			.param("amount", amount.value())
			.param("currency", amount.currency())
			.param("now", utc(now))
			.param("agreed", told.agreed())
			.param("chat", afterChat)
			.param("message", afterMessage)
			.query((row, number) -> row.getBoolean("fresh") ? row.getLong("id") : COUNTED)
			.optional()
			.filter((added) -> !added.equals(COUNTED));
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

	/** No window is longer: what is told again after it is told anew. */
	public int forgetKeys() {
		return this.jdbc
			.sql("update goal_hit set key_hash = uuid_send(gen_random_uuid()) where at < ? and length(key_hash) = 32")
			.param(utc(this.clock.instant().minus(Goals.LONGEST)))
			.update();
	}

	private byte[] key(Told told, String id, Instant now) {
		return id.isEmpty()
				? this.keys.of("unit", told.widgetId(),
						told.unit() + ' ' + LocalDate.ofInstant(now, this.settings.workspace().timeZone()))
				: this.keys.of("id", told.widgetId(), id);
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
