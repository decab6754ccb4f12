package dev.frontdesk.ratings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.talks.TalkRules;
import dev.frontdesk.tickets.Fact;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketChanged;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A customer's word on how it was: one a ticket, and theirs to change for a while. */
@Service
@Transactional
class Ratings {

	/** Under which the history tells it. */
	static final String FACT = "rating";

	static final int BEST = 5;

	private static final int LONGEST = 1_000;

	/** How long after the end they are asked. */
	private static final Duration ASKED = Duration.ofDays(30);

	/** How long after they said it they may say otherwise. */
	private static final Duration CHANGEABLE = Duration.ofDays(7);

	/** The comment belongs to the score that was clicked a moment before. */
	private static final Duration MOMENT = Duration.ofMinutes(15);

	private final TalkRules rules;

	private final Tickets tickets;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Ratings(TalkRules rules, Tickets tickets, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
		this.rules = rules;
		this.tickets = tickets;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/** What the customer of this ticket said, and whether there is anything to ask. */
	@Transactional(readOnly = true)
	public Standing standing(long customerId, long ticketId) {
		Ticket ticket = goingOn(ticketId);
		Row row = latest(ticket.id()).orElse(null);
		return new Standing((row != null) ? row.score() : null, (row != null) ? row.comment() : "",
				mayRate(customerId, ticket, row));
	}

	// Merged into another, it is rated there
	private Ticket goingOn(long ticketId) {
		return this.tickets.byId(this.jdbc.sql("select ticket_survivor(?)").param(ticketId).query(Long.class).single());
	}

	/**
	 * They say how it was. The same again changes nothing.
	 * @throws RatingRefused when nobody asks, it has not ended, or it is too late
	 * @throws dev.frontdesk.web.InvalidText when the comment is too long
	 */
	public Standing rate(long customerId, String publicId, long ticketId, @Nullable Integer score,
			@Nullable String comment) {
		if (score == null || score < 1 || score > BEST) {
			throw RatingRefused.score();
		}
		String words = (comment == null || comment.isBlank()) ? "" : Texts.block("comment", comment, LONGEST);
		// two tabs are one after the other
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rating ' || ticket_survivor(?), 40))")
			.param(ticketId)
			.query((row) -> {
			});
		Ticket ticket = goingOn(ticketId);
		Row row = latest(ticket.id()).orElse(null);
		if (!mayRate(customerId, ticket, row)) {
			throw ticket.status().unsolved() ? RatingRefused.early() : RatingRefused.late();
		}
		if (row == null || row.score() != score || !row.comment().equals(words)) {
			keep(ticket, customerId, publicId, row, score, words);
		}
		return standing(customerId, ticketId);
	}

	private void keep(Ticket ticket, long customerId, String publicId, @Nullable Row before, int score, String words) {
		Instant now = this.clock.instant();
		if (before != null && before.score() == score && before.at().plus(MOMENT).isAfter(now)) {
			this.jdbc.sql("update rating set comment = ? where id = ?").params(words, before.id()).update();
			this.events.publishEvent(
					new TicketChanged(ticket.id(), ticket.publicId(), ticket.number(), ticket.seq(), Set.of(FACT)));
			return;
		}
		long id = this.jdbc.sql("""
				insert into rating (ticket_id, customer_id, agent_id, score, comment, at) values (?, ?, ?, ?, ?, ?)
				returning id""")
			.params(Arrays.asList(ticket.id(), customerId, ticket.assigneeId(), score, words,
					now.atOffset(ZoneOffset.UTC)))
			.query(Long.class)
			.single();
		this.tickets.rememberOf(customerId, publicId,
				new Fact(FACT, (before != null) ? before.fact() : null, new Row(id, score, words, now).fact()));
	}

	private boolean mayRate(long customerId, Ticket ticket, @Nullable Row row) {
		Instant now = this.clock.instant();
		if (!this.rules.rule().ratings() || ticket.status().unsolved() || ticket.customerId() != customerId) {
			return false;
		}
		return (row != null) ? first(ticket.id()).plus(CHANGEABLE).isAfter(now)
				: ticket.solvedAt().isAfter(now.minus(ASKED));
	}

	private Instant first(long ticketId) {
		return this.jdbc.sql("select min(at) from rating where ticket_id = ?")
			.param(ticketId)
			.query(OffsetDateTime.class)
			.single()
			.toInstant();
	}

	private Optional<Row> latest(long ticketId) {
		return this.jdbc.sql("select id, score, comment, at from rating where ticket_id = ? order by id desc limit 1")
			.param(ticketId)
			.query((row, number) -> new Row(row.getLong("id"), row.getInt("score"), row.getString("comment"),
					row.getObject("at", OffsetDateTime.class).toInstant()))
			.optional();
	}

	/** The comment of what stood in the history as this fact. */
	@Transactional(readOnly = true)
	String comment(long id) {
		return this.jdbc.sql("select comment from rating where id = ?")
			.param(id)
			.query(String.class)
			.optional()
			.orElse("");
	}

	/** Those of all that stood in a ticket's history, also of what was merged into it. */
	@Transactional(readOnly = true)
	Map<Long, String> comments(long ticketId) {
		Map<Long, String> comments = new HashMap<>();
		this.jdbc.sql("""
				select id, comment from rating where id in (
					select nullif(split_part(fact, ' ', 2), '')::bigint
					from ticket_event e, unnest(array[e.was, e.became]) fact where e.ticket_id = ? and e.field = ?)""")
			.params(ticketId, FACT)
			.query((row) -> {
				comments.put(row.getLong("id"), row.getString("comment"));
			});
		return comments;
	}

	/**
	 * @param score null where they said nothing
	 * @param open whether they may say something, or something else
	 */
	record Standing(@Nullable Integer score, String comment, boolean open) {
	}

	private record Row(long id, int score, String comment, Instant at) {

		// The comment stays in its row, where it can be forgotten
		String fact() {
			return this.score + " " + this.id;
		}

	}

}
