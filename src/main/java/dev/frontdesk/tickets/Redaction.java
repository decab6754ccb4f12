package dev.frontdesk.tickets;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.files.Files;
import dev.frontdesk.post.Post;
import dev.frontdesk.staff.Role;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes back words: a note is edited, words are blacked out, a message is deleted. What
 * was said is gone from every place; that something was, who took it and when, stays.
 */
@Component
class Redaction {

	private static final String BLACK = "█████";

	private static final int MOST_WORDS = 50;

	private final Ledger ledger;

	private final Messages messages;

	private final Files files;

	private final Post post;

	// Whoever keeps cards may write in tickets: only asked for when needed
	private final ObjectProvider<MessageCard> cards;

	private final JdbcClient jdbc;

	Redaction(Ledger ledger, Messages messages, Files files, Post post, ObjectProvider<MessageCard> cards,
			JdbcClient jdbc) {
		this.ledger = ledger;
		this.messages = messages;
		this.files = files;
		this.post = post;
		this.cards = cards;
		this.jdbc = jdbc;
	}

	/** Its author may, and whoever leads. */
	void editNote(Reader.OfDesk by, long number, long seq, NewText text) {
		Ticket ticket = this.ledger.find(by, number);
		Said note = said(ticket, seq);
		if (note.visibility() != Visibility.NOTE) {
			throw VerbRefused.now("tickets.edit.not-a-note");
		}
		refuseUnlessAuthorOrLead(by, note);
		if (ticket.status() == Status.CLOSED) {
			throw new TicketClosed(ticket.number());
		}
		RichWords words = RichWords.of(text.text(), text.html());
		if (words.equals(new RichWords(note.text(), note.html()))) {
			return;
		}
		this.messages.rewrite(note.id(), ticket.id(), words);
		mark("edited", note.id(), by);
		tell(by, ticket, note, "message-edited", UnaryOperator.identity(), List.of());
	}

	/** Whoever works on the ticket may; also in a closed one. */
	void redact(Reader.OfDesk by, long number, long seq, List<String> words) {
		Pattern pattern = pattern(words);
		this.ledger.holdOffMerges();
		Ticket ticket = this.ledger.work(by, number);
		Said message = said(ticket, seq);
		RichWords black = blackened(message, pattern);
		List<Ticket> inSubject = this.ledger.treeOf(ticket.id())
			.stream()
			.map(this.ledger::byId)
			.filter((one) -> pattern.matcher(one.subject()).find())
			.toList();
		boolean inCards = redactCards(message, (text) -> black(text, pattern));
		if (black.text().equals(message.text()) && black.html().equals(message.html()) && !inCards
				&& inSubject.isEmpty()) {
			throw VerbRefused.input("tickets.redact.not-found");
		}
		this.messages.rewrite(message.id(), ticket.id(), black);
		mark("redacted", message.id(), by);
		inSubject.forEach((one) -> redactSubject(one, pattern));
		tell(by, ticket, message, "message-redacted", (text) -> black(text, pattern),
				inSubject.isEmpty() ? List.of() : messagesOf(ticket));
	}

	private boolean redactCards(Said message, UnaryOperator<String> black) {
		List<Kept> changed = new ArrayList<>();
		for (Kept kept : this.jdbc.sql("select position, kind, reference from message_card where message_id = ?")
			.param(message.id())
			.query(Kept.class)
			.list()) {
			String reference = this.cards.stream()
				.filter((card) -> card.kind().equals(kept.kind()))
				.findFirst()
				.map((card) -> card.redacted(kept.reference(), black))
				.orElse(kept.reference());
			if (!reference.equals(kept.reference())) {
				changed.add(new Kept(kept.position(), kept.kind(), reference));
			}
		}
		changed.forEach(
				(card) -> this.jdbc.sql("update message_card set reference = ? where message_id = ? and position = ?")
					.params(card.reference(), message.id(), card.position())
					.update());
		return !changed.isEmpty();
	}

	private static RichWords blackened(Said message, Pattern pattern) {
		String text = black(message.text(), pattern);
		Document html = Jsoup.parseBodyFragment(message.html());
		html.outputSettings().prettyPrint(false);
		html.body().select("a[href]").forEach((link) -> link.attr("href", black(link.attr("href"), pattern)));
		html.body().select("[alt]").forEach((picture) -> picture.attr("alt", black(picture.attr("alt"), pattern)));
		html.body().nodeStream(TextNode.class).forEach((node) -> node.text(black(node.getWholeText(), pattern)));
		String rich = html.body().html();
		// Words that go across tags: better to lose the looks
		return new RichWords(text, pattern.matcher(RichText.text(rich)).find() ? SafeHtml.of(text) : rich);
	}

	private static String black(String text, Pattern pattern) {
		return pattern.matcher(text).replaceAll(BLACK);
	}

	private static Pattern pattern(List<String> words) {
		List<String> lines = words.stream().filter((word) -> !word.isBlank()).toList();
		if (lines.isEmpty() || lines.size() > MOST_WORDS) {
			throw VerbRefused.input("tickets.redact.words", MOST_WORDS);
		}
		return Pattern.compile(lines.stream()
			.map((word) -> Texts.line("words", word, 500))
			.sorted(Comparator.comparingInt(String::length).reversed())
			.map((word) -> Pattern.compile(" ")
				.splitAsStream(word)
				.map(Pattern::quote)
				.collect(Collectors.joining("(?:\\s+|%20)")))
			.collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	// The subject is often the beginning of the first message; its past must not tell
	private void redactSubject(Ticket ticket, Pattern pattern) {
		this.ledger.lock(ticket.id()).blacken(black(ticket.subject(), pattern));
		this.messages.index(ticket);
		this.jdbc.sql("select id, was, became from ticket_event where ticket_id = ? and field = 'subject'")
			.param(ticket.id())
			.query((row, number) -> new Subject(row.getLong("id"), row.getString("was"), row.getString("became")))
			.list()
			.forEach((event) -> this.jdbc.sql("update ticket_event set was = ?, became = ? where id = ?")
				.params(java.util.Arrays.asList(blackOrNull(event.was(), pattern), blackOrNull(event.became(), pattern),
						event.id()))
				.update());
	}

	// Letters say the subject as well
	private List<Long> messagesOf(Ticket ticket) {
		return this.jdbc.sql("select id from message where ticket_id = ?").param(ticket.id()).query(Long.class).list();
	}

	private static @Nullable String blackOrNull(@Nullable String text, Pattern pattern) {
		return (text != null) ? black(text, pattern) : null;
	}

	/** Its author of the desk may, and whoever leads; also in a closed ticket. */
	void delete(Reader.OfDesk by, long number, long seq) {
		Ticket ticket = this.ledger.find(by, number);
		Said message = said(ticket, seq);
		refuseUnlessAuthorOrLead(by, message);
		this.messages.rewrite(message.id(), ticket.id(), RichWords.NONE);
		this.jdbc.sql("delete from message_card where message_id = ?").param(message.id()).update();
		this.jdbc.sql("delete from message_recipient where message_id = ?").param(message.id()).update();
		this.jdbc.sql("delete from message_file where message_id = ? returning file_id")
			.param(message.id())
			.query(Long.class)
			.list()
			.forEach(this.files::eraseUnused);
		mark("deleted", message.id(), by);
		tell(by, ticket, message, "message-deleted", UnaryOperator.identity(), List.of());
	}

	private void refuseUnlessAuthorOrLead(Reader.OfDesk by, Said message) {
		if (!message.author().equals(Actor.agent(by.agentId())) && !by.role().includes(Role.LEAD)) {
			throw VerbRefused.toYou("tickets.edit.not-yours");
		}
	}

	private void mark(String how, long messageId, Reader.OfDesk by) {
		this.jdbc.sql("update message set %s_at = ?, %s_by = ? where id = ?".formatted(how, how))
			.params(this.ledger.now().atOffset(ZoneOffset.UTC), by.agentId(), messageId)
			.update();
	}

	private void tell(Reader.OfDesk by, Ticket ticket, Said message, String field, UnaryOperator<String> blackened,
			List<Long> others) {
		ticket.remark(field, null, Long.toString(message.seq()));
		this.ledger.tell(ticket, Actor.agent(by.agentId()));
		List<Long> concerned = new ArrayList<>(others);
		concerned.add(message.id());
		this.ledger.publish(new MessageWithdrawn(ticket.id(), message.id(), field.equals("message-deleted"),
				message.text(), blackened, this.post.takeBack(concerned)));
		this.ledger.publish(new WordsGone(this.ledger.treeOf(ticket.id())));
	}

	private Said said(Ticket ticket, long seq) {
		return this.jdbc.sql("select * from message where ticket_id = ? and seq = ? and deleted_at is null")
			.params(ticket.id(), seq)
			.query((row, number) -> new Said(row.getLong("id"), row.getLong("seq"),
					new Actor(Actor.Kind.valueOf(row.getString("author_kind")), row.getObject("author_id", Long.class)),
					Visibility.valueOf(row.getString("visibility")), row.getString("text"), row.getString("html")))
			.optional()
			.orElseThrow(() -> VerbRefused.now("tickets.message.gone"));
	}

	private record Said(long id, long seq, Actor author, Visibility visibility, String text, String html) {
	}

	private record Kept(int position, String kind, String reference) {
	}

	private record Subject(long id, @Nullable String was, @Nullable String became) {
	}

}
