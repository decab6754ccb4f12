package dev.frontdesk.offers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Tickets;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who waits in a chat that nobody could take: their answer comes by email. */
@Component
@Transactional
class Apologies {

	/** So long after it was passed on another agent may have got it. */
	private static final Duration SETTLED = Duration.ofSeconds(8);

	private static final int BATCH = 20;

	private static final String WAITS = """
			t.channel = 'CHAT' and t.assignee_id is null and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN')
			and t.waiting_since < '9999-12-31 00:00:00+00'""";

	private final Tickets tickets;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	private final Clock clock;

	Apologies(Tickets tickets, MessageSource messages, JdbcClient jdbc, Clock clock) {
		this.tickets = tickets;
		this.messages = messages;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Chats that everyone let pass, and whose customer has not been told. */
	@Transactional(readOnly = true)
	List<Waiting> waiting() {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				select distinct t.id, t.language, exists (select 1 from customer_identity i
					where i.customer_id = t.customer_id and i.kind = 'EMAIL') as reachable
				from chat_offer o join ticket t on t.id = o.ticket_id
				where o.outcome in ('DECLINED', 'MISSED') and o.decided_at > ? and o.decided_at <= ?
				and %s
				and not exists (select 1 from chat_apology a where a.ticket_id = t.id) limit ?""".formatted(WAITS))
			.params(now.minus(LiveChat.LIVE).atOffset(ZoneOffset.UTC), now.minus(SETTLED).atOffset(ZoneOffset.UTC),
					BATCH)
			.query(Waiting.class)
			.list();
	}

	/** Once for each ticket, on whichever node, unless somebody took it meanwhile. */
	void say(Waiting waiting) {
		if (this.jdbc.sql("select 1 from ticket t where t.id = ? and " + WAITS + " for no key update")
			.param(waiting.id())
			.query(Integer.class)
			.optional()
			.isEmpty()) {
			return;
		}
		int first = this.jdbc.sql("insert into chat_apology (ticket_id, at) values (?, ?) on conflict do nothing")
			.params(waiting.id(), this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		if (first == 0) {
			return;
		}
		Locale reader = Locale.forLanguageTag(waiting.language());
		String text = this.messages.getMessage(waiting.reachable() ? "offers.sorry" : "offers.sorry.address", null,
				reader);
		// The widget has a field for the address, until it is known
		this.tickets.announce(waiting.id(),
				NewMessage.text("sorry-" + waiting.id(), text, Channel.DESK, waiting.language()));
	}

	record Waiting(long id, String language, boolean reachable) {
	}

}
