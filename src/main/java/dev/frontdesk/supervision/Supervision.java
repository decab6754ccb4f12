package dev.frontdesk.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.notifications.Notice;
import dev.frontdesk.notifications.NoticeKind;
import dev.frontdesk.notifications.Notifications;
import dev.frontdesk.tickets.Because;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a lead does in a colleague's chat. A whisper is a note like any other, and so
 * never the customer's to read; its card says whom it is for.
 */
@Service
@Transactional
class Supervision {

	/** {@code g}: who was asked into a chat, came, and is still there. */
	static final String GUESTS = """
			chat_guest g join ticket_collaborator k
				on k.ticket_id = g.ticket_id and k.agent_id = g.agent_id and g.outcome = 'HERE'
			""";

	/** Under which the history tells it, and nobody is told of a mere note as well. */
	private static final String WHISPER = "whisper";

	private static final String TAKE_OVER = "take-over";

	private final Tickets tickets;

	private final Notifications notifications;

	private final JdbcClient jdbc;

	Supervision(Tickets tickets, Notifications notifications, JdbcClient jdbc) {
		this.tickets = tickets;
		this.notifications = notifications;
		this.jdbc = jdbc;
	}

	/**
	 * To everyone who talks in the chat; sent twice it is said once.
	 * @param clientId makes the same words once, however often they are sent
	 * @throws NobodyThere when nobody else has it
	 */
	void whisper(Reader.OfDesk by, long number, String words, String clientId) {
		Ticket ticket = this.tickets.lockToNote(by, number);
		List<Long> whom = whom(ticket, by.agentId());
		if (whom.isEmpty()) {
			throw new NobodyThere();
		}
		NewMessage note = NewMessage.note(clientId, words, ticket.language())
			.withCards(List.of(new NewMessage.Card(WhisperCard.KIND, WhisperCard.reference(whom))));
		Posted posted = Because.of(WHISPER, () -> this.tickets.answer(by, number, note, ticket.seq(), null));
		if (!posted.repeated()) {
			this.notifications.tell(whom.stream()
				.map((agentId) -> Notice.aboutTicket(agentId, NoticeKind.WHISPERED, "whisper:" + posted.messageId(),
						ticket.id(), posted.seq(), Actor.agent(by.agentId())))
				.toList());
		}
	}

	/** Who has the chat, then who was asked in and came. */
	@Transactional(readOnly = true)
	List<Long> whom(Reader.OfDesk by, long number) {
		return whom(this.tickets.byNumber(by, number), by.agentId());
	}

	private List<Long> whom(Ticket ticket, long but) {
		List<Long> whom = new ArrayList<>();
		whom.add(Objects.requireNonNullElse(ticket.assigneeId(), but));
		whom.addAll(this.jdbc.sql("select g.agent_id from " + GUESTS + "where g.ticket_id = ? order by g.id")
			.param(ticket.id())
			.query(Long.class)
			.list());
		return whom.stream().filter((agentId) -> agentId != but).distinct().toList();
	}

	/**
	 * Into the lead's own hands; whoever had it is told.
	 * @return who had it; null for nobody
	 */
	@Nullable Long takeOver(Reader.OfDesk by, long number) {
		Ticket ticket = this.tickets.lockToWork(by, number);
		Long from = ticket.assigneeId();
		if (from != null && from == by.agentId()) {
			return null;
		}
		Because.of(TAKE_OVER, () -> {
			this.tickets.assign(by, number, by.agentId());
			return number;
		});
		if (from != null) {
			this.notifications.tell(Notice.aboutTicket(from, NoticeKind.TAKEN_OVER,
					"take-over:" + ticket.id() + ':' + ticket.seq(), ticket.id(), 0, Actor.agent(by.agentId())));
		}
		return from;
	}

}
