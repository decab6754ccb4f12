package dev.frontdesk.proactive;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * once, however often it is told, and on the day of the show that it follows.
 */
@Component
@Transactional
class Counts {

	private static final int SIGNS = 40;

	private static final int GOALS = 10;

	private static final Comparator<Reached> ORDER = Comparator
		.comparing((Reached reached) -> Objects.requireNonNullElse(reached.name(), ""))
		.thenComparing((reached) -> Objects.toString(reached.id()));

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
		// What one visit tells is taken one call after the other, whatever it is about
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 39))")
			.param(unit)
			.query((row) -> {
			});
		Gained gained = new Gained();
		told.signs().stream().limit(SIGNS).forEach((sign) -> take(widget, unit, told.agreed(), sign, gained));
		Map<String, String> refused = new LinkedHashMap<>();
		// In one order for all, so that none waits for another that waits for it
		told.reached().stream().limit(GOALS).sorted(ORDER).forEach((reached) -> {
			String wrong = reach(widget, unit, told, reached, gained);
			if (wrong != null) {
				refused.put(Objects.requireNonNullElse(reached.name(), ""), wrong);
			}
		});
		write(gained);
		return refused;
	}

	private void take(Widget widget, byte[] unit, boolean agreed, Sign sign, Gained gained) {
		ProactiveMessage message = this.messages.find(sign.message()).orElse(null);
		if (message == null || message.widgetId() != widget.id() || !message.has(sign.variant())) {
			return;
		}
		if (sign.step() == Step.SHOWN) {
			shown(message, unit, agreed, sign.variant()).ifPresent((met) -> gained.add(met, Step.SHOWN));
		}
		else if (sign.step() == Step.OPENED) {
			step(message.id(), unit, Step.OPENED, gained);
		}
	}

	// Shown once more it counts no further, but what follows follows from here
	private Optional<Met> shown(ProactiveMessage message, byte[] unit, boolean agreed, int variant) {
		Met met = new Met(message.id(), variant, agreed, today());
		return this.jdbc
			.sql("""
					insert into proactive_unit as u (message_id, unit_hash, variant, agreed, at, last_at, day)
					values (:message, :unit, :variant, :agreed, :now, :now, :day)
					on conflict (message_id, unit_hash) do update set last_at = excluded.last_at where u.variant = excluded.variant
					returning xmax = 0""")
			.param("message", message.id())
			.param("unit", unit)
			.param("variant", variant)
			.param("agreed", agreed)
			.param("now", now())
			.param("day", met.day())
			.query(Boolean.class)
			.optional()
			.filter(Boolean::booleanValue)
			.map((fresh) -> met);
	}

	/** The visitor answered it: that is not for the page to say. */
	void replied(ProactiveMessage message, String unit) {
		Gained gained = new Gained();
		step(message.id(), Digest.of(unit), Step.OPENED, gained);
		step(message.id(), Digest.of(unit), Step.REPLIED, gained);
		write(gained);
	}

	// Only of who was shown it, and once
	private void step(long message, byte[] unit, Step step, Gained gained) {
		met("update proactive_unit set " + step.column
				+ " = :now where message_id = :message and unit_hash = :unit and " + step.column
				+ " is null and (variant >= 0 or :any) returning message_id, variant, agreed, day", unit)
			.param("message", message)
			.param("now", now())
			.param("any", step == Step.CONVERTED)
			.query(Met.class)
			.optional()
			.ifPresent((met) -> gained.add(met, step));
	}

	private JdbcClient.StatementSpec met(String sql, byte[] unit) {
		return this.jdbc.sql(sql).param("unit", unit);
	}

	// Many visits add to the same numbers: they are held last and briefly
	private void write(Gained gained) {
		gained.steps.forEach((met, steps) -> this.jdbc.sql("""
				insert into proactive_count as c (message_id, variant, agreed, day, shown, opened, replied, converted)
				values (?, ?, ?, ?, ?, ?, ?, ?)
				on conflict (message_id, variant, agreed, day) do update set shown = c.shown + excluded.shown,
					opened = c.opened + excluded.opened, replied = c.replied + excluded.replied,
					converted = c.converted + excluded.converted""")
			.params(met.messageId(), met.variant(), met.agreed(), met.day(), steps.getOrDefault(Step.SHOWN, 0),
					steps.getOrDefault(Step.OPENED, 0), steps.getOrDefault(Step.REPLIED, 0),
					steps.getOrDefault(Step.CONVERTED, 0))
			.update());
	}

	private @Nullable String reach(Widget widget, byte[] unit, Told told, Reached reached, Gained gained) {
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
		List<Met> before = new ArrayList<>(met("""
				select u.message_id, u.variant, u.agreed, u.day
				from proactive_unit u join proactive_message m on m.id = u.message_id
				where u.unit_hash = :unit and u.last_at > :since and (m.goal_id is null or m.goal_id = :goal)
				order by m.id""", unit).param("since", since.atOffset(ZoneOffset.UTC))
			.param("goal", goal.get().id())
			.query(Met.class)
			.list());
		Hits.Taken taken = this.hits.take(goal.get(), hit, before.stream().anyMatch((met) -> met.variant() >= 0));
		Long counted = taken.hit();
		if (counted != null) {
			before.forEach((met) -> {
				this.jdbc.sql(
						"insert into proactive_credit (hit_id, message_id, variant, agreed, day) values (?, ?, ?, ?, ?)")
					.params(counted, met.messageId(), met.variant(), met.agreed(), met.day())
					.update();
				step(met.messageId(), unit, Step.CONVERTED, gained);
			});
		}
		return taken.refused();
	}

	/** What can no longer lead to anything is forgotten; its numbers stay. */
	int forgetOld() {
		int forgotten = this.jdbc.sql("delete from proactive_unit where last_at < ?")
			.param(now().minusDays(90))
			.update() + this.hits.forgetKeys();
		for (Policy policy : this.policies.all()) {
			forgotten += this.hits.forgetOld(policy.marketId(), policy.days());
			forgotten += this.jdbc.sql("""
					delete from proactive_unit where agreed and last_at < :limit and message_id in (select m.id
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

		SHOWN("at"), OPENED("opened_at"), REPLIED("replied_at"), CONVERTED("converted_at");

		private final String column;

		Step(String column) {
			this.column = column;
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

	/**
	 * @param day of the show
	 */
	record Met(long messageId, int variant, boolean agreed, LocalDate day) {
	}

	/** What one call adds, in one order for all. */
	private static final class Gained {

		private final SortedMap<Met, Map<Step, Integer>> steps = new TreeMap<>(Comparator.comparingLong(Met::messageId)
			.thenComparingInt(Met::variant)
			.thenComparing(Met::agreed)
			.thenComparing(Met::day));

		void add(Met met, Step step) {
			this.steps.computeIfAbsent(met, (any) -> new EnumMap<>(Step.class)).merge(step, 1, Integer::sum);
		}

	}

}
