package dev.frontdesk.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts back what a field held before an event, where that still makes sense. */
@Component
class Restoring {

	private final Ledger ledger;

	private final Steps steps;

	private final Messages messages;

	// Whoever keeps facts tells them to the tickets: only asked for when needed
	private final ObjectProvider<KeptFact> facts;

	private final JdbcClient jdbc;

	Restoring(Ledger ledger, Steps steps, Messages messages, ObjectProvider<KeptFact> facts, JdbcClient jdbc) {
		this.facts = facts;
		this.steps = steps;
		this.ledger = ledger;
		this.messages = messages;
		this.jdbc = jdbc;
	}

	void restore(Reader.OfDesk by, long number, long eventId) {
		Ticket ticket = this.ledger.work(by, number);
		Past past = past(ticket.id(), eventId).orElseThrow(() -> VerbRefused.now("tickets.restore.unknown"));
		String cause = "restore:" + eventId;
		Optional<KeptFact> kept = this.facts.stream()
			.filter((fact) -> past.field().startsWith(fact.prefix()))
			.findFirst();
		if (kept.isPresent()) {
			kept.get().restore(by, number, cause, past.field(), past.was());
			return;
		}
		Actor actor = Actor.agent(by.agentId());
		apply(ticket, past, actor);
		this.ledger.tell(ticket, actor, cause, this.ledger.now(), false);
	}

	private void apply(Ticket ticket, Past past, Actor actor) {
		@Nullable String was = past.was();
		switch (past.field()) {
			case "team" -> backTo(ticket, id(was, "select id from team where id = ?"));
			case "assignee" -> ticket.assignTo(id(was, "select id from agent where id = ? and active"));
			case "category" -> ticket.categorise(id(was, "select id from category where id = ?"));
			case "tags" -> ticket.retag((was == null || was.isBlank()) ? List.of() : Arrays.asList(was.split(" ", -1)));
			case "status" -> restore(ticket, Status.valueOf(given(was)), actor);
			case "priority" -> ticket.overrulePriority(Priority.valueOf(given(was)));
			case "kind" -> ticket.callIt(Kind.valueOf(given(was)));
			case "subject" -> {
				ticket.rename(given(was));
				this.messages.index(ticket);
			}
			default -> throw VerbRefused.now("tickets.restore.not-this");
		}
	}

	// As when it is sent there: it leaves the hands of who is not in that team
	private void backTo(Ticket ticket, @Nullable Long teamId) {
		ticket.sendTo(teamId);
		Long assignee = ticket.assigneeId();
		if (assignee != null && teamId != null && !this.ledger.isMember(teamId, assignee)) {
			ticket.assignTo(null);
		}
	}

	private void restore(Ticket ticket, Status was, Actor actor) {
		// nothing returns to New
		this.steps.take(ticket, actor, (was == Status.NEW) ? Status.OPEN : was, this.ledger.now());
	}

	private static String given(@Nullable String was) {
		if (was == null || was.isEmpty()) {
			throw VerbRefused.now("tickets.restore.nothing");
		}
		return was;
	}

	private @Nullable Long id(@Nullable String was, String stillThere) {
		if (was == null) {
			return null;
		}
		return this.jdbc.sql(stillThere)
			.param(Long.valueOf(was))
			.query(Long.class)
			.optional()
			.orElseThrow(() -> VerbRefused.now("tickets.restore.gone"));
	}

	private Optional<Past> past(long ticketId, long eventId) {
		return this.jdbc.sql("select field, was from ticket_event where id = ? and ticket_id = ?")
			.params(eventId, ticketId)
			.query((row, number) -> new Past(row.getString("field"), row.getString("was")))
			.optional();
	}

	private record Past(String field, @Nullable String was) {
	}

}
