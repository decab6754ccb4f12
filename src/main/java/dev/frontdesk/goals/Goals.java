package dev.frontdesk.goals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the company wants its visitors to do. */
@Service
@Transactional(readOnly = true)
public class Goals {

	/** With it a page tells that someone has begun to order. */
	public static final String CHECK_OUT = "checkout";

	private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_.:-]{0,59}");

	private static final int MOST = 50;

	private static final int LONGEST_DAYS = 90;

	/** The longest window. */
	static final Duration LONGEST = Duration.ofDays(LONGEST_DAYS);

	static final BigDecimal BEYOND = new BigDecimal("10000000000000");

	private static final String SELECT = "select id, key, name, money, active, days, largest from goal";

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	Goals(JdbcClient jdbc, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	public List<Goal> all() {
		return this.jdbc.sql(SELECT + " order by id").query(Goals::map).list();
	}

	/** Those that are counted. */
	public List<Goal> active() {
		return this.jdbc.sql(SELECT + " where active order by id").query(Goals::map).list();
	}

	Goal byKey(String key) {
		return this.jdbc.sql(SELECT + " where key = ?")
			.param(key.replace("\0", ""))
			.query(Goals::map)
			.optional()
			.orElseThrow(GoalNotFound::new);
	}

	/** One that is counted, by what a page calls it. */
	public Optional<Goal> counted(@Nullable String key) {
		return (key == null || !KEY.matcher(key).matches()) ? Optional.empty()
				: this.jdbc.sql(SELECT + " where key = ? and active").param(key).query(Goals::map).optional();
	}

	/**
	 * Adds one, counted from now on.
	 * @throws InvalidText when the key is none, or taken
	 */
	@Transactional
	public void add(Actor by, String key, String name, boolean money, int days, BigDecimal largest) {
		String named = key.strip();
		if (!KEY.matcher(named).matches() || named.equals(CHECK_OUT)) {
			throw new InvalidText("key", "goals.key.invalid");
		}
		if (all().size() >= MOST) {
			throw new InvalidText("key", "goals.too-many", MOST);
		}
		int added = this.jdbc.sql("""
				insert into goal (key, name, money, days, largest, created_at) values (?, ?, ?, ?, ?, ?)
				on conflict (key) do nothing""")
			.params(named, Texts.line("name", name, 80), money, days(days), largest(largest),
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		if (added == 0) {
			throw new InvalidText("key", "goals.key.taken");
		}
		this.audit.record(by, "goal.added", "goal", named, name.strip());
	}

	/** The key stays: pages call it so. */
	@Transactional
	void change(Actor by, String key, String name, boolean active, int days, BigDecimal largest) {
		byKey(key);
		this.jdbc.sql("update goal set name = ?, active = ?, days = ?, largest = ? where key = ?")
			.params(Texts.line("name", name, 80), active, days(days), largest(largest), key)
			.update();
		this.audit.record(by, "goal.changed", "goal", key, name.strip());
	}

	private static int days(int days) {
		if (days < 1 || days > LONGEST_DAYS) {
			throw new InvalidText("days", "goals.days.range", 1, LONGEST_DAYS);
		}
		return days;
	}

	private static BigDecimal largest(BigDecimal largest) {
		if (largest.signum() <= 0 || largest.compareTo(BEYOND) > 0) {
			throw new InvalidText("largest", "goals.largest.range");
		}
		return largest;
	}

	private static Goal map(ResultSet row, int number) throws SQLException {
		return new Goal(row.getLong("id"), row.getString("key"), row.getString("name"), row.getBoolean("money"),
				row.getBoolean("active"), row.getInt("days"), row.getBigDecimal("largest"));
	}

}
