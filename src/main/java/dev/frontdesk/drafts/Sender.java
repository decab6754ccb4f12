package dev.frontdesk.drafts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Deed;
import dev.frontdesk.actions.Placeholders;
import dev.frontdesk.actions.Step;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Because;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends drafts through the ticket's own verb: the message is written and the draft gone
 * in one transaction, and a draft sent twice is one message.
 */
@Service
public class Sender {

	private final Drafts drafts;

	private final Tickets tickets;

	private final Forwarding forwarding;

	private final Staff staff;

	private final Placeholders placeholders;

	private final Actions actions;

	Sender(Drafts drafts, Tickets tickets, Forwarding forwarding, Staff staff, Placeholders placeholders,
			Actions actions) {
		this.actions = actions;
		this.drafts = drafts;
		this.tickets = tickets;
		this.forwarding = forwarding;
		this.staff = staff;
		this.placeholders = placeholders;
	}

	/**
	 * Sends it now.
	 * @param seen the last place its writer had read
	 * @param next the status the reply leaves behind; null leaves it to the ticket
	 * @throws dev.frontdesk.tickets.ThreadMovedOn when its writer should read first
	 */
	@Transactional
	public Posted send(Reader.OfDesk writer, long number, Draft draft, long seen, @Nullable Status next,
			String language) {
		Ticket ticket = this.tickets.byNumber(writer, number);
		Posted posted = this.tickets.answer(writer, number, message(ticket, draft, language), seen,
				(draft.kind() == DraftKind.REPLY) ? next : null);
		return sent(ticket, draft, goAlong(writer, number, draft, posted, next));
	}

	/**
	 * What was put beside it is done, too; the status that was asked for at last is
	 * meant.
	 */
	private Posted goAlong(Reader.OfDesk writer, long number, Draft draft, Posted posted, @Nullable Status next) {
		List<Step> steps = draft.steps()
			.list()
			.stream()
			.filter((step) -> next == null || !step.action().equals(Along.STATUS))
			.toList();
		if (steps.isEmpty() || posted.repeated()) {
			return posted;
		}
		Deed deed = Because.of(draft.because(),
				() -> this.actions.apply(Acting.unseen(writer, draft.clientId()), number, steps));
		return this.actions.isToldWhole(steps, deed)
				? posted.leaving(new Tickets.Span(posted.left().from(), deed.seq())) : posted;
	}

	/**
	 * Sends it to the addresses it names, and notes that.
	 * @param attached public ids of files of the thread to go along
	 * @throws NoAddress when there is none, or one is none
	 */
	@Transactional
	public Posted forward(Reader.OfDesk writer, long number, Draft draft, List<String> attached) {
		Ticket ticket = this.tickets.byNumber(writer, number);
		String text = this.placeholders.fillTyped(draft.text(), ticket, draft.agentId(),
				LocaleContextHolder.getLocale());
		return sent(ticket, draft, this.forwarding.forward(writer, ticket, draft, text, attached));
	}

	private Posted sent(Ticket ticket, Draft draft, Posted posted) {
		this.drafts.remove(draft);
		this.drafts.tell(ticket, draft, "");
		return posted;
	}

	/**
	 * Puts it off until a time.
	 * @throws dev.frontdesk.tickets.ThreadMovedOn when its writer should read first
	 * @throws NotThen when nothing can be sent then
	 */
	@Transactional
	public Draft later(Reader.OfDesk writer, long number, Draft draft, long seen, String next, String language,
			Instant at) {
		Texts.block("text", textOf(draft), NewMessage.MAX_LENGTH);
		if (draft.kind() == DraftKind.REPLY) {
			Addresses.of(draft.recipients());
			this.tickets.requireRead(writer, number, seen);
			filled(this.tickets.byNumber(writer, number), draft, language);
		}
		return this.drafts.schedule(draft, at, next, language, seen);
	}

	// Files alone are worth sending, too
	private static String textOf(Draft draft) {
		return draft.text().isBlank() ? draft.files().stream().map(DraftFile::name).collect(Collectors.joining("\n"))
				: draft.text();
	}

	/** What customers read holds no placeholder; colleagues may well write of one. */
	private String filled(Ticket ticket, Draft draft, String language) {
		String text = textOf(draft);
		return (draft.kind() != DraftKind.NOTE)
				? this.placeholders.fillTyped(text, ticket, draft.agentId(), Locale.forLanguageTag(language)) : text;
	}

	private NewMessage message(Ticket ticket, Draft draft, String language) {
		String text = filled(ticket, draft, language);
		NewMessage message = (draft.kind() == DraftKind.REPLY)
				? copied(NewMessage.text(draft.clientId(), text, ticket.channel(), language), draft)
				: NewMessage.note(draft.clientId(), text, language)
					.mentioning(Mentions.in(text, draft.mentions(), this.staff.active()));
		return message.withHtml(RichText.fromMarkdown(text)).withFiles(draft.fileIds());
	}

	// Untouched, the copies are the ticket's own affair
	private static NewMessage copied(NewMessage message, Draft draft) {
		return (draft.recipients() != null) ? message.copyTo(Addresses.of(draft.recipients())) : message;
	}

}
