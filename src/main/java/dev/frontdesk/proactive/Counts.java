package dev.frontdesk.proactive;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.frontdesk.goals.Goal;
import dev.frontdesk.goals.Goals;
import dev.frontdesk.goals.Hits;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy;
import dev.frontdesk.web.Digest;
import dev.frontdesk.widgets.Widget;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What browsers tell of messages and goals, counted: each step of a visit with a message
 * once, however often it is told.
 */
@Component
@Transactional
class Counts {

	private static final int SIGNS = 40;

	private static final int GOALS = 10;

	private final JdbcClient jdbc;

	private final Messages messages;

	private final Goals goals;

	private final Hits hits;

	private final Policies policies;

	private final Settings settings;

	private final Clock clock;

	Counts(JdbcClient jdbc, Messages messages, Goals goals, Hits hits, Policies policies, Settings settings,
			Clock clock) {
		this.policies = policies;
		this.jdbc = jdbc;
		this.messages = messages;
		this.goals = goals;
		this.hits = hits;
		this.settings = settings;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	boolean knows(String unit) {
		return this.jdbc.sql("select exists (select 1 from proactive_unit where unit_hash = ?)")
			.param(Digest.of(unit))
			.query(Boolean.class)
			.single();
	}

	/**
	 * @return what was not believed, by the name of its goal
	 */
	Map<String, String> take(Widget widget, Told told) {
		byte[] unit = Digest.of(told.unit());
		// In one order for all, so that none waits for another that waits for it
		told.signs()
			.stream()
			.limit(SIGNS)
			.sorted(Comparator.comparing(Sign::message).thenComparing(Sign::step))
			.forEach((sign) -> take(widget, unit, told.agreed(), sign));
		Map<String, String> refused = new LinkedHashMap<>();
		told.reached().stream().limit(GOALS).forEach((reached) -> {
			String wrong = reach(widget, unit, told, reached);
			if (wrong != null) {
				refused.put(Objects.requireNonNullElse(reached.name(), ""), wrong);
			}
		});
		return refused;
	}

	private void take(Widget widget, byte[] unit, boolean agreed, Sign sign) {
		ProactiveMessage message = this.messages.find(sign.message()).orElse(null);
		if (message == null || message.widgetId() != widget.id() || !message.has(sign.variant())) {
			return;
		}
		if (sign.step() == Step.SHOWN) {
			int fresh = this.jdbc.sql("""
					insert into proactive_unit (message_id, unit_hash, variant, agreed, at) values (?, ?, ?, ?, ?)
					on conflict do nothing""").params(message.id(), unit, sign.variant(), agreed, now()).update();
			if (fresh > 0) {
				count(new Met(message.id(), sign.variant(), agreed), Step.SHOWN);
			}
		}
		else if (sign.step() == Step.OPENED) {
			step(message.id(), unit, Step.OPENED);
		}
	}

	/** The visitor answered it: that is not for the page to say. */
	void replied(ProactiveMessage message, String unit) {
		step(message.id(), Digest.of(unit), Step.OPENED);
		step(message.id(), Digest.of(unit), Step.REPLIED);
	}

	// Only of who was shown it, and once
	private void step(long message, byte[] unit, Step step) {
		met("update proactive_unit set " + step.column
				+ " = :now where message_id = :message and unit_hash = :unit and " + step.column
				+ " is null and (variant >= 0 or :any) returning message_id, variant, agreed", unit)
			.param("message", message)
			.param("now", now())
			.param("any", step == Step.CONVERTED)
			.query(Met.class)
			.optional()
			.ifPresent((met) -> count(met, step));
	}

	private JdbcClient.StatementSpec met(String sql, byte[] unit) {
		return this.jdbc.sql(sql).param("unit", unit);
	}

	private void count(Met met, Step step) {
		this.jdbc
			.sql("insert into proactive_count (message_id, variant, agreed, day, " + step.counted
					+ ") values (?, ?, ?, ?, 1) on conflict (message_id, variant, agreed, day) do update set "
					+ step.counted + " = proactive_count." + step.counted + " + 1")
			.params(met.messageId(), met.variant(), met.agreed(), today())
			.update();
	}

	private @Nullable String reach(Widget widget, byte[] unit, Told told, Reached reached) {
		Hits.Told hit = new Hits.Told(widget.id(), told.unit(), told.agreed(), told.token(), reached.id(),
				reached.value(), reached.currency());
		if (Goals.CHECK_OUT.equals(reached.name())) {
			this.hits.begin(hit);
			return null;
		}
		Optional<Goal> goal = this.goals.counted(reached.name());
		if (goal.isEmpty()) {
			return "unknown";
		}
		Instant since = this.clock.instant().minus(goal.get().window());
		List<Met> before = new ArrayList<>(
				met("""
						select u.message_id, u.variant, u.agreed from proactive_unit u join proactive_message m on m.id = u.message_id
						where u.unit_hash = :unit and u.at > :since and (m.goal_id is null or m.goal_id = :goal)
						order by m.public_id""",
						unit)
					.param("since", since.atOffset(ZoneOffset.UTC))
					.param("goal", goal.get().id())
					.query(Met.class)
					.list());
		Hits.Taken taken = this.hits.take(goal.get(), hit, before.stream().anyMatch((met) -> met.variant() >= 0));
		Long counted = taken.hit();
		if (counted != null) {
			before.forEach((met) -> {
				this.jdbc.sql("insert into proactive_credit (hit_id, message_id, variant, agreed) values (?, ?, ?, ?)")
					.params(counted, met.messageId(), met.variant(), met.agreed())
					.update();
				step(met.messageId(), unit, Step.CONVERTED);
			});
		}
		return taken.refused();
	}

	/** What can no longer lead to anything is forgotten; its numbers stay. */
	int forgetOld() {
		int forgotten = this.jdbc.sql("delete from proactive_unit where at < ?").param(now().minusDays(90)).update();
		for (Policy policy : this.policies.all()) {
			forgotten += this.hits.forgetOld(policy.marketId(), policy.days());
			forgotten += this.jdbc.sql("""
					delete from proactive_unit where agreed and at < :limit and message_id in (select m.id
						from proactive_message m join widget w on w.id = m.widget_id where w.market_id = :market)""")
				.param("limit", now().minusDays(policy.days()))
				.param("market", policy.marketId())
				.update();
		}
		return forgotten;
	}

	private LocalDate today() {
		return this.clock.instant().atZone(this.settings.workspace().timeZone()).toLocalDate();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	enum Step {

		SHOWN("at", "shown"), OPENED("opened_at", "opened"), REPLIED("replied_at", "replied"),
		CONVERTED("converted_at", "converted");

		private final String column;

		private final String counted;

		Step(String column, String counted) {
			this.column = column;
			this.counted = counted;
		}

	}

	/** That a visit came so far with a message. */
	record Sign(String message, int variant, Step step) {
	}

	record Reached(@Nullable String name, @Nullable Object id, @Nullable Object value, @Nullable Object currency) {
	}

	/**
	 * @param unit the random name of the visit or, with consent, the browser
	 * @param token of the visitor, where they have written
	 */
	record Told(String unit, boolean agreed, @Nullable String token, List<Sign> signs, List<Reached> reached) {
	}

	record Met(long messageId, int variant, boolean agreed) {
	}

}
