package dev.frontdesk.escalations;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.post.Letter;
import dev.frontdesk.post.LetterTakenBack;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.MessageWithdrawn;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an outside party reads: the question, and nothing of the thread. */
@Component
class HelperLetters {

	private static final String PURPOSE = "escalations.ask";

	private final Post post;

	private final Settings settings;

	private final Tickets tickets;

	private final Staff staff;

	private final JdbcClient jdbc;

	HelperLetters(Post post, Settings settings, Tickets tickets, Staff staff, JdbcClient jdbc) {
		this.post = post;
		this.settings = settings;
		this.tickets = tickets;
		this.staff = staff;
		this.jdbc = jdbc;
	}

	/**
	 * @param noteId the message that says the same to the desk
	 */
	void ask(Path.Step step, Agent asker, Ticket ticket, String reason, String note, long noteId) {
		send(new Question(step.address(), step.party(), asker.id(), reason, note), step.language(), ticket, noteId);
	}

	// The answer comes by mail to the one who asks, until mailboxes know the ticket
	private void send(Question question, String language, Ticket ticket, long noteId) {
		Agent asker = this.staff.agent(question.askerId());
		this.post.send(Letter.to(question.address(), question.party(), Locale.forLanguageTag(language), PURPOSE)
			.carrying(List.of(noteId))
			.subject("escalations.letter.subject", ticket.number(), question.reason())
			.paragraph("escalations.letter.text", asker.name(), this.settings.workspace().name(), ticket.number())
			.text(question.note())
			.paragraph("escalations.letter.answer", asker.name())
			.header("Reply-To", asker.email()));
	}

	/**
	 * Words taken back from a note are gone from the escalation it tells of and from the
	 * letter that waits, which goes without them.
	 */
	@EventListener
	@Transactional
	public void withdraw(MessageWithdrawn message) {
		forget(message);
		for (LetterTakenBack letter : message.letters(PURPOSE)) {
			question(message, letter).ifPresent((question) -> send(question, letter.locale().toLanguageTag(),
					this.tickets.byId(message.ticketId()), letter.messages().getFirst()));
		}
	}

	private void forget(MessageWithdrawn message) {
		this.jdbc.sql("select id, reason, answer from escalation where ticket_id = ?")
			.param(message.ticketId())
			.query((row, number) -> new Told(row.getLong("id"), row.getString("reason"), row.getString("answer")))
			.list()
			.forEach((told) -> {
				boolean deleted = message.whole() && !told.answer().isEmpty()
						&& message.was().endsWith("\n\n" + told.answer());
				this.jdbc.sql("update escalation set reason = ?, answer = ? where id = ?")
					.params(message.blackened().apply(told.reason()),
							deleted ? "" : message.blackened().apply(told.answer()), told.id())
					.update();
			});
	}

	// The note says first who is asked and why, then the question
	private java.util.Optional<Question> question(MessageWithdrawn message, LetterTakenBack letter) {
		return this.jdbc.sql("""
				select e.party, e.by_agent_id, e.reason, m.text from escalation e join message m on m.id = ?
				where e.ticket_id = ? and e.address = ? and m.deleted_at is null order by e.id desc limit 1""")
			.params(letter.messages().getFirst(), message.ticketId(), letter.address())
			.query((row, number) -> {
				String text = row.getString("text");
				int head = text.indexOf("\n\n");
				return new Question(letter.address(), row.getString("party"), row.getLong("by_agent_id"),
						row.getString("reason"), (head < 0) ? text : text.substring(head + 2));
			})
			.optional();
	}

	private record Question(String address, String party, long askerId, String reason, String note) {
	}

	private record Told(long id, String reason, String answer) {
	}

}
