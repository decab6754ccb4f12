package dev.frontdesk.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who changed what outside the tickets, in the changer's own transaction. */
@Service
public class Audit {

	private final JdbcClient jdbc;

	private final Clock clock;

	Audit(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Keeps one deed.
	 * @param action a verb in the past, such as {@code rule.changed}
	 * @param subjectKind what it was done to, such as {@code rule}
	 * @param detail a few words for people; no secrets, no message texts
	 */
	@Transactional
	public void record(Actor actor, String action, String subjectKind, Object subjectId, String detail) {
		this.jdbc.sql("""
				insert into audit_entry (at, actor_kind, actor_id, action, subject_kind, subject_id, detail)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.param(OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
			.param(actor.kind().name())
			.param(actor.id())
			.param(action)
			.param(subjectKind)
			.param(subjectId.toString())
			.param(detail)
			.update();
	}

}
