package dev.frontdesk.goals;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.text.NumberFormat;
import dev.frontdesk.language.Regional;
import dev.frontdesk.shell.Icu;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was reached, in numbers. */
@Component
@Transactional(readOnly = true)
public class GoalReport {

	static final int PAGE = 50;

	private final JdbcClient jdbc;

	private final Clock clock;

	GoalReport(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Money as its reader writes it: the decimals are those of the currency. */
	public static String money(BigDecimal amount, String currency, Locale reader) {
		NumberFormat format = NumberFormat.getCurrencyInstance(Icu.locale(Regional.of(reader)));
		format.setCurrency(com.ibm.icu.util.Currency.getInstance(currency));
		format.setMinimumFractionDigits(Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
		format.setMaximumFractionDigits(Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
		return format.format(amount);
	}

	/** One line a currency, the most frequent first. */
	List<Sum> sums(Goal goal, int days) {
		return this.jdbc
			.sql("""
					select currency, count(*) hits, sum(amount) amount,
						count(*) filter (where after_chat) chat_hits, coalesce(sum(amount) filter (where after_chat), 0) chat_amount,
						count(*) filter (where after_message) message_hits,
						coalesce(sum(amount) filter (where after_message), 0) message_amount
					from goal_hit where goal_id = ? and at > ? group by currency order by hits desc, currency""")
			.params(goal.id(), Hits.utc(since(days)))
			.query(Sum.class)
			.list();
	}

	List<Row> before(Goal goal, long before) {
		return this.jdbc.sql("""
				select h.id, h.at, h.amount, h.currency, h.after_chat, h.after_message, h.doubtful, w.name widget
				from goal_hit h join widget w on w.id = h.widget_id where h.goal_id = ? and h.id < ?
				order by h.id desc limit ?""")
			.params(goal.id(), before, PAGE + 1)
			.query((row, number) -> new Row(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(),
					row.getBigDecimal("amount"), row.getString("currency"), row.getBoolean("after_chat"),
					row.getBoolean("after_message"), row.getBoolean("doubtful"), row.getString("widget")))
			.list();
	}

	CheckOuts checkOuts(int days) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				select count(*) begun, count(*) filter (where ordered_at <= :now and not lapsed) ordered,
					count(*) filter (where lapsed or ordered_at > :now and last_at < :pause) abandoned,
					count(*) filter (where lapsed and ordered_at <= :now) recovered,
					count(*) filter (where lapsed and ordered_at <= :now and helped) helped
				from check_out where begun_at > :since""")
			.param("now", Hits.utc(now))
			.param("pause", Hits.utc(now.minus(Hits.PAUSE)))
			.param("since", Hits.utc(since(days)))
			.query(CheckOuts.class)
			.single();
	}

	/** What was recovered, or left for good, one line a currency. */
	List<Left> left(int days) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				select currency, coalesce(sum(amount) filter (where ordered_at > :now), 0) abandoned,
					coalesce(sum(amount) filter (where ordered_at <= :now), 0) recovered
				from check_out where begun_at > :since and currency <> '' and (lapsed or last_at < :pause)
					and (lapsed or ordered_at > :now)
				group by currency order by currency""")
			.param("now", Hits.utc(now))
			.param("pause", Hits.utc(now.minus(Hits.PAUSE)))
			.param("since", Hits.utc(since(days)))
			.query(Left.class)
			.list();
	}

	private Instant since(int days) {
		return this.clock.instant().minus(Duration.ofDays(days));
	}

	/**
	 * @param currency empty where no amounts belong to it
	 */
	public record Sum(String currency, long hits, BigDecimal amount, long chatHits, BigDecimal chatAmount,
			long messageHits, BigDecimal messageAmount) {
	}

	public record Row(long id, Instant at, BigDecimal amount, String currency, boolean afterChat, boolean afterMessage,
			boolean doubtful, String widget) {
	}

	/**
	 * @param ordered at once
	 * @param abandoned for half an hour or more, whatever came of it
	 * @param recovered of them
	 * @param helped of those, after a chat or a message
	 */
	public record CheckOuts(long begun, long ordered, long abandoned, long recovered, long helped) {
	}

	public record Left(String currency, BigDecimal abandoned, BigDecimal recovered) {
	}

}
