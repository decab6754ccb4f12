package dev.frontdesk.hooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was sent where, and what came of it. */
@Component
@Transactional(readOnly = true)
class Deliveries {

	static final int PAGE = 50;

	private static final int COUNTED = 1000;

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final String ROW = """
			select d.id, d.public_id, d.webhook_id, d.event_id, d.state, d.attempts, d.created_at, d.next_attempt_at,
				coalesce(e.field, 'test') as field, t.number, a.status, a.error from webhook_delivery d
			left join ticket_event e on e.id = d.event_id left join ticket t on t.id = e.ticket_id
			left join webhook_attempt a on a.delivery_id = d.id and a.number = d.attempts
			where d.webhook_id = :webhook""";

	private final JdbcClient jdbc;

	private final Bodies bodies;

	private final Clock clock;

	Deliveries(JdbcClient jdbc, Bodies bodies, Clock clock) {
		this.jdbc = jdbc;
		this.bodies = bodies;
		this.clock = clock;
	}

	/** How many wait, of each webhook, in the order of their ids. */
	List<Waiting> waiting() {
		return this.jdbc.sql("""
				select w.id, (select count(*) from (select 1 from webhook_delivery d
					where d.webhook_id = w.id and d.state in ('WAITING', 'SENDING') limit ?) found) as waiting,
					(select max(a.at) from webhook_attempt a where a.delivery_id = (select max(d.id)
						from webhook_delivery d where d.webhook_id = w.id and d.state = 'DELIVERED')) as arrived
				from webhook w order by w.id""")
			.param(COUNTED + 1)
			.query((row, number) -> new Waiting(row.getLong("id"), row.getInt("waiting"), instant(row, "arrived")))
			.list();
	}

	/** The newest below an id, and one more where there are more. */
	List<Row> before(long webhook, Shown shown, long id, int most) {
		return this.jdbc.sql(ROW + " and d.id < :before and " + shown.sql + " order by d.id desc limit :most")
			.param("webhook", webhook)
			.param("before", id)
			.param("most", most)
			.query(Deliveries::row)
			.list();
	}

	Row row(long webhook, long id) {
		return this.jdbc.sql(ROW + " and d.id = :id")
			.param("webhook", webhook)
			.param("id", id)
			.query(Deliveries::row)
			.optional()
			.orElseThrow(WebhookRefused::deliveryNotFound);
	}

	Sheet sheet(long webhook, long id) {
		Row row = row(webhook, id);
		boolean soon = row.state().equals("WAITING") && row.next().isBefore(this.clock.instant().plus(SOON));
		boolean moving = soon || row.state().equals("SENDING");
		return new Sheet(row, this.bodies.of(row.eventId(), row.created()), attempts(id), moving);
	}

	private List<Attempt> attempts(long delivery) {
		return this.jdbc.sql("""
				select number, at, signature, took_ms, status, error, answer from webhook_attempt
				where delivery_id = ? order by number desc limit 100""")
			.param(delivery)
			.query((row, number) -> new Attempt(row.getInt("number"), instant(row, "at"), row.getString("signature"),
					row.getObject("took_ms", Integer.class), row.getObject("status", Integer.class),
					row.getString("error"), row.getString("answer")))
			.list();
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getLong("id"), row.getString("public_id"), row.getObject("event_id", Long.class),
				row.getString("state"), row.getInt("attempts"), instant(row, "created_at"),
				instant(row, "next_attempt_at"), row.getString("field"), row.getObject("number", Long.class),
				row.getObject("status", Integer.class), row.getString("error"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : Instant.EPOCH;
	}

	/** Which of them a list holds. */
	enum Shown {

		ALL("true"), WAITING("d.state in ('WAITING', 'SENDING')"), DELIVERED("d.state = 'DELIVERED'"),
		FAILED("d.state = 'FAILED'");

		private final String sql;

		Shown(String sql) {
			this.sql = sql;
		}

	}

	/**
	 * @param arrived when one did last; 1970 for never
	 */
	public record Waiting(long webhook, int waiting, Instant arrived) {

		public boolean many() {
			return this.waiting > COUNTED;
		}

		public boolean never() {
			return this.arrived.equals(Instant.EPOCH);
		}

	}

	/**
	 * A line of the list.
	 *
	 * @param field what changed
	 * @param ticket its number; null in a test
	 * @param status of the last answer; null where there was none
	 * @param error why there was none
	 */
	public record Row(long id, String publicId, @Nullable Long eventId, String state, int attempts, Instant created,
			Instant next, String field, @Nullable Long ticket, @Nullable Integer status, @Nullable String error) {

		public boolean ended() {
			return this.state.equals("DELIVERED") || this.state.equals("FAILED");
		}

		public boolean erring() {
			return this.error != null && !this.error.isEmpty();
		}

	}

	/**
	 * @param took null while it is under way, or where the sender was stopped meanwhile
	 */
	public record Attempt(int number, Instant at, String signature, @Nullable Integer took, @Nullable Integer status,
			String error, String answer) {

		public long seconds() {
			return this.at.getEpochSecond();
		}

		/** What was not was withheld. */
		public boolean sent() {
			return !this.signature.isEmpty();
		}

		public boolean good() {
			return this.status != null && this.status >= 200 && this.status < 300;
		}

	}

	/**
	 * One delivery opened.
	 *
	 * @param moving whether something will come of it in the next moments
	 */
	public record Sheet(Row row, String body, List<Attempt> attempts, boolean moving) {
	}

}
