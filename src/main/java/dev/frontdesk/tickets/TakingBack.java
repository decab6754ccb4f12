package dev.frontdesk.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Undoes what was just done, by what the ticket's history tells of it: exactly, or not at
 * all. {@link Restoring} puts back a single field, however long ago.
 */
@Component
class TakingBack {

	private static final Set<String> FIELDS = Set.of("status", "shelf", "team", "assignee", "category", "tags",
			"subject", "kind", "urgency", "impact", "priority", "priority-overruled", "waiting-since", "snoozed-until",
			"next-update");

	/** What moves messages or makes tickets has ways back of its own, or none. */
	private static final Set<String> NEVER = Set.of("created", "message", "merged-into", "merged-from", "split-to",
			"split-from");

	private final Ledger ledger;

	private final Messages messages;

	private final JdbcClient jdbc;

	TakingBack(Ledger ledger, Messages messages, JdbcClient jdbc) {
		this.ledger = ledger;
		this.messages = messages;
		this.jdbc = jdbc;
	}

	/** See {@link Tickets#takeBack}. */
	void takeBack(Reader.OfDesk by, long number, Tickets.Span span) {
		Ticket ticket = this.ledger.work(by, number);
		List<Past> done = past(ticket.id(), span);
		if (done.isEmpty() || done.stream().anyMatch((past) -> NEVER.contains(past.field()))) {
			throw VerbRefused.now("tickets.restore.not-this");
		}
		Map<String, Past> whole = whole(done);
		if (saidSince(ticket.id(), span) || whole.values().stream().anyMatch((past) -> movedOn(ticket, past))) {
			throw VerbRefused.now("tickets.undo.since");
		}
		whole.values().forEach(this::ensureStillThere);
		ticket.remark("undone", null, span.from() + "-" + span.to());
		whole.values().stream().filter((past) -> !same(past.was(), past.became())).forEach((past) -> {
			ticket.putBack(past.field(), past.was());
			putBackMore(ticket, past, span);
		});
		this.ledger.tell(ticket, Actor.agent(by.agentId()));
	}

	// What the fields were before the first and after the last of what was done
	private static Map<String, Past> whole(List<Past> done) {
		Map<String, Past> whole = new LinkedHashMap<>();
		done.stream()
			.filter((past) -> FIELDS.contains(past.field()))
			.forEach((past) -> whole.merge(past.field(), past,
					(first, last) -> new Past(first.field(), first.was(), last.became())));
		return whole;
	}

	private static boolean movedOn(Ticket ticket, Past past) {
		return !same(ticket.told(past.field()), past.became());
	}

	// No tags are told as nothing or as an empty text
	private static boolean same(@Nullable String one, @Nullable String other) {
		return ((one != null) ? one : "").equals((other != null) ? other : "");
	}

	private void ensureStillThere(Past past) {
		String was = past.was();
		String there = switch (past.field()) {
			case "team" -> "select count(*) from team where id = ?";
			case "assignee" -> "select count(*) from agent where id = ? and active";
			case "category" -> "select count(*) from category where id = ?";
			default -> "";
		};
		if (was != null && !there.isEmpty()
				&& this.jdbc.sql(there).param(Long.valueOf(was)).query(Long.class).single() == 0) {
			throw VerbRefused.now("tickets.restore.gone");
		}
	}

	private void putBackMore(Ticket ticket, Past past, Tickets.Span span) {
		switch (past.field()) {
			case "subject" -> this.messages.index(ticket);
			case "status" -> putBackSolution(ticket, span);
			case "next-update" -> {
				if (missed(ticket.id(), past.was())) {
					ticket.putBackMissed();
				}
			}
			default -> {
			}
		}
	}

	private void putBackSolution(Ticket ticket, Tickets.Span span) {
		ticket.putBackSolution(Times.NEVER, null, null);
		if (ticket.status() == Status.SOLVED) {
			this.jdbc
				.sql("select at, became from ticket_event where ticket_id = ? and seq <= ? and field = 'solved-by'"
						+ " order by seq desc limit 1")
				.params(ticket.id(), span.from())
				.query((row) -> {
					String[] by = row.getString("became").split(" ", 2);
					ticket.putBackSolution(row.getObject("at", OffsetDateTime.class).toInstant(),
							Actor.Kind.valueOf(by[0]), (by.length > 1) ? Long.valueOf(by[1]) : null);
				});
		}
	}

	private boolean missed(long ticketId, @Nullable String promised) {
		return promised != null && this.jdbc
			.sql("select exists (select 1 from ticket_event"
					+ " where ticket_id = ? and field = 'next-update-due' and became = ?)")
			.params(ticketId, promised)
			.query(Boolean.class)
			.single();
	}

	private boolean saidSince(long ticketId, Tickets.Span span) {
		return this.jdbc
			.sql("select exists (select 1 from message where ticket_id = ? and seq > ? and visibility = 'PUBLIC')")
			.params(ticketId, span.to())
			.query(Boolean.class)
			.single();
	}

	private List<Past> past(long ticketId, Tickets.Span span) {
		return this.jdbc.sql(
				"select field, was, became from ticket_event where ticket_id = ? and seq > ? and seq <= ? order by seq")
			.params(ticketId, span.from(), span.to())
			.query(Past::of)
			.list();
	}

	private record Past(String field, @Nullable String was, @Nullable String became) {

		static Past of(ResultSet row, int number) throws SQLException {
			return new Past(row.getString("field"), row.getString("was"), row.getString("became"));
		}

	}

}
