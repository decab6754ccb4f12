package dev.frontdesk.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is away, why and until when. */
@Service
@Transactional
public class Absences {

	private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

	private static final Duration FARTHEST = Duration.ofDays(366);

	private final Staff staff;

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	Absences(Staff staff, JdbcClient jdbc, Audit audit, Clock clock) {
		this.staff = staff;
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	@Bean
	static RecurringTask<Void> endAbsences(Absences absences) {
		return Tasks.recurring("end-absences", FixedDelay.of(Duration.ofSeconds(20)))
			.execute((instance, context) -> absences.endDue());
	}

	/**
	 * Takes no work from now on.
	 * @throws InvalidText when the time is past, or farther off than a year
	 */
	public void goAway(Actor by, long agentId, Absence.Reason reason, @Nullable Instant until) {
		Instant now = this.clock.instant();
		if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(FARTHEST)))) {
			throw new InvalidText("until", "staff.away.until.invalid");
		}
		this.staff.beAvailable(agentId, false);
		this.jdbc.sql("""
				insert into absence (agent_id, reason, since, until) values (?, ?, ?, ?)
				on conflict (agent_id) do update
				set reason = excluded.reason, since = excluded.since, until = excluded.until""")
			.params(agentId, reason.name(), now.atOffset(ZoneOffset.UTC),
					(until != null) ? until.atOffset(ZoneOffset.UTC) : NEVER)
			.update();
		if (!by.equals(Actor.agent(agentId))) {
			this.audit.record(by, "agent.sent-away", "agent", agentId, reason.name());
		}
	}

	public void comeBack(Actor by, long agentId) {
		this.staff.beAvailable(agentId, true);
		if (!by.equals(Actor.agent(agentId))) {
			this.audit.record(by, "agent.called-back", "agent", agentId, "");
		}
	}

	/** Empty for whoever is here, and for whoever just takes no work without a word. */
	@Transactional(readOnly = true)
	public Optional<Absence> of(long agentId) {
		return this.jdbc.sql("select * from absence where agent_id = ?")
			.param(agentId)
			.query(Absences::absence)
			.optional();
	}

	@Transactional(readOnly = true)
	public Map<Long, Absence> all() {
		return this.jdbc.sql("select * from absence")
			.query(Absences::absence)
			.list()
			.stream()
			.collect(Collectors.toMap(Absence::agentId, Function.identity()));
	}

	/** Whose time has come is here again. */
	int endDue() {
		List<Long> due = this.jdbc.sql("select agent_id from absence where until <= ? for update skip locked")
			.param(this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.list();
		due.forEach((agentId) -> this.staff.beAvailable(agentId, true));
		return due.size();
	}

	private static Absence absence(ResultSet row, int number) throws SQLException {
		OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
		return new Absence(row.getLong("agent_id"), Absence.Reason.valueOf(row.getString("reason")),
				row.getTimestamp("since").toInstant(), until.isBefore(NEVER) ? until.toInstant() : null);
	}

}
