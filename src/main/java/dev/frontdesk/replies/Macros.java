package dev.frontdesk.replies;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Deed;
import dev.frontdesk.actions.Pen;
import dev.frontdesk.actions.Placeholders;
import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.drafts.DraftKind;
import dev.frontdesk.drafts.Drafts;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.Because;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows what a canned reply or macro would do to a ticket, and does it: all or nothing.
 */
@Service
class Macros {

	private final CannedReplies replies;

	private final ReplyFiles files;

	private final Actions actions;

	private final Placeholders placeholders;

	private final Pen pen;

	private final Tickets tickets;

	private final Settings settings;

	private final Drafts drafts;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Macros(CannedReplies replies, ReplyFiles files, Actions actions, Placeholders placeholders, Pen pen,
			Tickets tickets, Settings settings, Drafts drafts, JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.drafts = drafts;
		this.replies = replies;
		this.files = files;
		this.actions = actions;
		this.placeholders = placeholders;
		this.pen = pen;
		this.tickets = tickets;
		this.settings = settings;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** What it would say and change, and nothing is changed. */
	@Transactional(readOnly = true)
	Preview preview(Reader.OfDesk by, long number, long id, Locale reader) {
		CannedReply reply = this.replies.find(by, id).orElseThrow(ReplyNotFound::new);
		Ticket ticket = this.tickets.byNumber(by, number);
		String language = reply.languageFor(ticket.language(), this.settings.workspace().defaultLocale());
		Placeholders.Filled text = filled(by, reply, ticket, language);
		List<Preview.Note> notes = new ArrayList<>();
		List<Actions.Foreseen> changes = new ArrayList<>();
		for (Step step : reply.steps().list()) {
			if (step.action().equals("note") || step.action().equals("reply")) {
				Map<String, String> values = this.placeholders.of(ticket, by.agentId(), reader);
				notes.add(new Preview.Note(step.action(), this.placeholders.fill(step.value(), values).text()));
			}
			else {
				changes.add(this.actions.foresee(step, ticket, reader));
			}
		}
		boolean fallback = language != null && !language.equals(Locale.forLanguageTag(ticket.language()).getLanguage());
		return new Preview(id, number, reply.name(), reply.macro(), (text != null) ? text.text() : null, language,
				ticket.language(), fallback, (text != null) ? text.missing() : List.of(), this.files.of(id), changes,
				notes, ticket.seq());
	}

	private Placeholders.@Nullable Filled filled(Reader.OfDesk by, CannedReply reply, Ticket ticket,
			@Nullable String language) {
		if (language == null) {
			return null;
		}
		Map<String, String> values = this.placeholders.of(ticket, by.agentId(), Locale.forLanguageTag(language));
		return this.placeholders.fill(Objects.requireNonNull(reply.texts().texts().get(language)), values);
	}

	/** Its text goes into the composer; that counts as a use. */
	@Transactional
	Preview insert(Reader.OfDesk by, long number, long id, Locale reader) {
		Preview preview = preview(by, number, id, reader);
		use(by, id, this.tickets.byNumber(by, number), preview.seq(), List.of());
		return preview;
	}

	/**
	 * Its text goes into the composer and its steps beside it, to be taken with the send;
	 * what it writes to the customer itself is no step of that.
	 */
	@Transactional
	Preview insertWhole(Reader.OfDesk by, long number, long id, DraftKind kind, Locale reader) {
		CannedReply reply = this.replies.find(by, id).orElseThrow(ReplyNotFound::new);
		this.drafts.along(by, number, kind, reply.steps().list(), cause(reply));
		return insert(by, number, id, reader);
	}

	private static String cause(CannedReply reply) {
		return "macro:" + reply.id() + ":" + reply.name();
	}

	/**
	 * Sends the text, when there is one, and takes every step.
	 * @param text as the agent left it; null takes the macro's own
	 * @param incomplete whether to go on without files that have been deleted
	 * @return the use, for its way back
	 * @throws dev.frontdesk.tickets.ThreadMovedOn when the agent should read first
	 */
	@Transactional
	Use apply(Acting acting, long number, long id, @Nullable String text, boolean incomplete) {
		CannedReply reply = this.replies.find(acting.by(), id).orElseThrow(ReplyNotFound::new);
		return Because.of(cause(reply), () -> apply(acting, number, reply, text, incomplete));
	}

	private Use apply(Acting acting, long number, CannedReply reply, @Nullable String text, boolean incomplete) {
		Reader.OfDesk by = acting.by();
		long id = reply.id();
		// Locked first, so that the text is written for the ticket as the steps find it
		Deed none = this.actions.apply(acting, number, List.of());
		Ticket ticket = this.tickets.byNumber(by, number);
		String language = reply.languageFor(ticket.language(), this.settings.workspace().defaultLocale());
		String wanted = text;
		if (wanted == null) {
			Placeholders.Filled filled = filled(by, reply, ticket, language);
			wanted = (filled != null) ? filled.text() : "";
		}
		boolean speaks = language != null && !wanted.isBlank();
		if (speaks) {
			this.pen.write(acting, ticket, Visibility.PUBLIC, "macro", wanted, Objects.requireNonNull(language),
					() -> this.files.copies(id, incomplete));
		}
		Deed deed = this.actions.apply(acting, number, reply.steps().list());
		long use = use(by, id, ticket, deed.seq(), deed.undo());
		return new Use(use, reply.name(), speaks, deed.changed() || speaks || none.changed(), deed.undo());
	}

	/**
	 * Goes back to before a use; what was said stays said.
	 * @throws dev.frontdesk.actions.ChangedSince when something has happened since
	 */
	@Transactional
	void undo(Reader.OfDesk by, long number, long useId) {
		Ticket ticket = this.tickets.byNumber(by, number);
		Row row = this.jdbc
			.sql("select seq, undo from reply_use where id = ? and ticket_id = ? and agent_id = ? for update")
			.params(useId, ticket.id(), by.agentId())
			.query((found, count) -> new Row(found.getLong("seq"), found.getString("undo")))
			.optional()
			.orElseThrow(TicketNotFound::new);
		Steps undo = this.json.readValue(row.undo(), Steps.class);
		this.actions.undo(Acting.unseen(by, "undo-" + useId), number, undo.list(), row.seq());
		this.jdbc.sql("update reply_use set undo = '[]' where id = ?").param(useId).update();
	}

	private long use(Reader.OfDesk by, long id, Ticket ticket, long seq, List<Step> undo) {
		return this.jdbc.sql("""
				insert into reply_use (reply_id, ticket_id, agent_id, at, seq, undo)
				values (?, ?, ?, ?, ?, ?::jsonb) returning id""")
			.params(id, ticket.id(), by.agentId(), this.clock.instant().atOffset(ZoneOffset.UTC), seq,
					this.json.writeValueAsString(undo))
			.query(Long.class)
			.single();
	}

	/**
	 * @param spoke whether the customer was written to
	 */
	record Use(long id, String name, boolean spoke, boolean changed, List<Step> undo) {
	}

	private record Row(long seq, String undo) {
	}

}
