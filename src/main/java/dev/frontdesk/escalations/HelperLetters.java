package dev.frontdesk.escalations;

import java.util.Locale;

import dev.frontdesk.post.Letter;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.tickets.Ticket;

import org.springframework.stereotype.Component;

/** What an outside party reads: the question, and nothing of the thread. */
@Component
class HelperLetters {

	private final Post post;

	private final Settings settings;

	HelperLetters(Post post, Settings settings) {
		this.post = post;
		this.settings = settings;
	}

	// The answer comes by mail to the one who asks, until mailboxes know the ticket
	void ask(Path.Step step, Agent asker, Ticket ticket, String reason, String note) {
		this.post
			.send(Letter.to(step.address(), step.party(), Locale.forLanguageTag(step.language()), "escalations.ask")
				.subject("escalations.letter.subject", ticket.number(), reason)
				.paragraph("escalations.letter.text", asker.name(), this.settings.workspace().name(), ticket.number())
				.text(note)
				.paragraph("escalations.letter.answer", asker.name())
				.header("Reply-To", asker.email()));
	}

}
