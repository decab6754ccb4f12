package dev.frontdesk.offers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Tickets;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Chats that were answered and in which the customer says nothing any more. */
@Component
@Transactional
class Silence {

	/** Under which the history tells how it ended. */
	static final String CAUSE = "idle";

	private static final Duration FORGOTTEN = Duration.ofDays(2);

	private static final int BATCH = 50;

	// In the words of the index of chats in hand
	private static final String ANSWERED = """
			t.channel = 'CHAT' and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN') and t.status = 'OPEN'
			and t.assignee_id is not null and t.waiting_since > '9999-01-01' and t.customer_message_seq > 0
			and t.snoozed_until > '9999-01-01'""";

	private final ChatRules rules;

	private final Tickets tickets;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	private final Clock clock;

	Silence(ChatRules rules, Tickets tickets, MessageSource messages, JdbcClient jdbc, Clock clock) {
		this.rules = rules;
		this.tickets = tickets;
		this.messages = messages;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Whom to ask whether they are still there. */
	@Transactional(readOnly = true)
	List<Silent> silent() {
		int minutes = this.rules.rule().idleMinutes();
		if (minutes == 0) {
			return List.of();
		}
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				select t.id, t.language from ticket t
				where %s and t.last_message_at <= ? and t.last_message_at > ?
				and not exists (select 1 from chat_idle i where i.ticket_id = t.id and i.seq > t.customer_message_seq)
				order by t.last_message_at limit ?""".formatted(ANSWERED))
			.params(at(now.minus(Duration.ofMinutes(minutes))),
					at(now.minus(Duration.ofMinutes(minutes)).minus(FORGOTTEN)), BATCH)
			.query(Silent.class)
			.list();
	}

	/** In the customer's language, unless they have just written. */
	void ask(Silent silent) {
		if (this.jdbc.sql("select 1 from ticket t where t.id = ? and " + ANSWERED + " for no key update")
			.param(silent.id())
			.query(Integer.class)
			.optional()
			.isEmpty()) {
			return;
		}
		int minutes = this.rules.rule().closeMinutes();
		String text = this.messages.getMessage("offers.still-there", new Object[] { minutes },
				Locale.forLanguageTag(silent.language()));
		Instant now = this.clock.instant();
		Posted posted = this.tickets.announce(silent.id(), NewMessage
			.text("still-there-" + silent.id() + "-" + now.toEpochMilli(), text, Channel.DESK, silent.language()));
		this.jdbc.sql("""
				insert into chat_idle (ticket_id, asked_at, seq) values (?, ?, ?)
				on conflict (ticket_id) do update set asked_at = excluded.asked_at, seq = excluded.seq""")
			.params(silent.id(), at(now), posted.seq())
			.update();
	}

	/**
	 * The ids of those that end, since nobody has said anything after they were asked.
	 */
	@Transactional(readOnly = true)
	List<Long> over() {
		Instant before = this.clock.instant().minus(Duration.ofMinutes(this.rules.rule().closeMinutes()));
		return this.jdbc.sql("select ticket_id from chat_idle where asked_at <= ? order by asked_at limit ?")
			.params(at(before), BATCH)
			.query(Long.class)
			.list();
	}

	/** Tried again later, after the others. */
	void putOff(long ticketId) {
		this.jdbc.sql("update chat_idle set asked_at = asked_at + interval '1 minute' where ticket_id = ?")
			.param(ticketId)
			.update();
	}

	/** Ends it, unless somebody spoke after all. */
	void end(long ticketId) {
		boolean quiet = this.jdbc.sql("""
				with asked as (delete from chat_idle where ticket_id = ? returning ticket_id, seq)
				select count(*) = 1 and not exists (select 1 from message m join asked a on a.ticket_id = m.ticket_id
					where m.seq > a.seq and m.visibility = 'PUBLIC') from asked""")
			.param(ticketId)
			.query(Boolean.class)
			.single();
		if (quiet) {
			this.tickets.letRest(ticketId, CAUSE);
		}
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	record Silent(long id, String language) {
	}

}
