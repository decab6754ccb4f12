package dev.frontdesk.proactive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.goals.GoalReport;
import dev.frontdesk.goals.Lift;
import dev.frontdesk.settings.Settings;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came of messages, against visitors who were shown nothing: of those who met them
 * in the period, whatever they did later.
 */
@Component
@Transactional(readOnly = true)
class Results {

	private final JdbcClient jdbc;

	private final Settings settings;

	private final Clock clock;

	Results(JdbcClient jdbc, Settings settings, Clock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.clock = clock;
	}

	/** By message, all texts together. */
	Map<Long, Told> all() {
		Map<Long, Told> all = new HashMap<>();
		this.jdbc.sql("""
				select message_id, sum(shown) shown, sum(opened) opened, sum(replied) replied, sum(converted) converted
				from proactive_count where variant >= 0 group by message_id""").query((row) -> {
			all.put(row.getLong("message_id"), new Told(row.getLong("shown"), row.getLong("opened"),
					row.getLong("replied"), row.getLong("converted")));
		});
		return all;
	}

	/**
	 * A line for each text, and last for the held-out visitors, if there were any.
	 * @param agreed only visitors who agreed to be remembered
	 */
	List<Line> of(ProactiveMessage message, int days, boolean agreed, Locale reader) {
		LocalDate since = this.clock.instant()
			.atZone(this.settings.workspace().timeZone())
			.toLocalDate()
			.minusDays(days - 1L);
		Map<Integer, Told> told = new HashMap<>();
		this.jdbc.sql("""
				select variant, sum(shown) shown, sum(opened) opened, sum(replied) replied, sum(converted) converted
				from proactive_count where message_id = :message and day >= :since and (agreed or not :agreed)
				group by variant""")
			.param("message", message.id())
			.param("since", since)
			.param("agreed", agreed)
			.query((row) -> {
				told.put(row.getInt("variant"), new Told(row.getLong("shown"), row.getLong("opened"),
						row.getLong("replied"), row.getLong("converted")));
			});
		Map<Integer, List<String>> money = money(message, since, agreed, reader);
		Told held = told.get(ProactiveMessage.HELD_OUT);
		List<Line> lines = new ArrayList<>();
		for (int i = 0; i < message.variants().size(); i++) {
			Told one = told.getOrDefault(i, Told.NOTHING);
			lines.add(new Line(Variant.letter(i), message.variants().get(i).shown(reader), one,
					money.getOrDefault(i, List.of()), lift(one, held)));
		}
		// Texts that were taken out since
		told.keySet()
			.stream()
			.filter((variant) -> variant >= message.variants().size())
			.sorted()
			.forEach((variant) -> lines
				.add(new Line(Variant.letter(variant), "", told.getOrDefault(variant, Told.NOTHING),
						money.getOrDefault(variant, List.of()), lift(told.getOrDefault(variant, Told.NOTHING), held))));
		if (held != null) {
			lines.add(new Line(null, "", held, money.getOrDefault(ProactiveMessage.HELD_OUT, List.of()), null));
		}
		return lines;
	}

	private static @Nullable Lift lift(Told one, @Nullable Told held) {
		return (held == null || held.shown() == 0 || one.shown() == 0) ? null
				: Lift.between(one.converted(), one.shown(), held.converted(), held.shown());
	}

	private Map<Integer, List<String>> money(ProactiveMessage message, LocalDate since, boolean agreed, Locale reader) {
		Map<Integer, List<String>> money = new HashMap<>();
		this.jdbc
			.sql("""
					select c.variant, h.currency, sum(h.amount) amount from proactive_credit c join goal_hit h on h.id = c.hit_id
					where c.message_id = :message and c.day >= :since and h.currency <> '' and (c.agreed or not :agreed)
					group by c.variant, h.currency order by amount desc""")
			.param("message", message.id())
			.param("since", since)
			.param("agreed", agreed)
			.query((row) -> {
				BigDecimal amount = row.getBigDecimal("amount");
				money.computeIfAbsent(row.getInt("variant"), (variant) -> new ArrayList<>())
					.add(GoalReport.money(amount, row.getString("currency"), reader));
			});
		return money;
	}

	/** How far visitors came. */
	record Told(long shown, long opened, long replied, long converted) {

		static final Told NOTHING = new Told(0, 0, 0, 0);

		public double share(long of) {
			return (this.shown == 0) ? 0 : (double) of / this.shown;
		}

	}

	/**
	 * @param letter null for the held-out
	 * @param money of what was reached, a currency each
	 * @param lift against the held-out; null where there is nothing to compare
	 */
	record Line(@Nullable String letter, String text, Told told, List<String> money, @Nullable Lift lift) {

		/**
		 * Where a difference of shares stands in a picture 200 wide, 0 being half way.
		 */
		public int place(double difference, double widest) {
			return (int) Math.round(100 + 95 * Math.clamp(difference / widest, -1, 1));
		}

	}

	/** Up to where the picture of the intervals goes. */
	static double widest(List<Line> lines) {
		return lines.stream()
			.flatMap((line) -> Optional.ofNullable(line.lift()).stream())
			.map((lift) -> Math.max(Math.abs(lift.lower()), Math.abs(lift.upper())))
			.max(Comparator.naturalOrder())
			.orElse(1.0);
	}

}
