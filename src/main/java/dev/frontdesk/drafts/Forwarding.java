package dev.frontdesk.drafts;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.frontdesk.post.Letter;
import dev.frontdesk.post.LetterTakenBack;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.shell.Times;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.MessageWithdrawn;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;

import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/**
 * Sends a part of a thread to someone outside, by letter, and notes it. Public messages
 * and their files only: a note never leaves the desk.
 */
@Component
class Forwarding {

	private static final String PURPOSE = "drafts.forward";

	private final Tickets tickets;

	private final Post post;

	private final Staff staff;

	private final Settings settings;

	private final Times times;

	private final JdbcClient jdbc;

	private final MessageSource messages;

	Forwarding(Tickets tickets, Post post, Staff staff, Settings settings, Times times, JdbcClient jdbc,
			MessageSource messages) {
		this.tickets = tickets;
		this.post = post;
		this.staff = staff;
		this.settings = settings;
		this.times = times;
		this.jdbc = jdbc;
		this.messages = messages;
	}

	Posted forward(Reader.OfDesk writer, Ticket ticket, Draft draft, String text, List<String> attached) {
		List<String> addresses = Addresses.of(draft.recipients());
		if (addresses.isEmpty()) {
			throw NoAddress.missing();
		}
		this.tickets.requireRead(writer, ticket.number(), Long.MAX_VALUE);
		Locale locale = LocaleContextHolder.getLocale();
		List<Long> files = new ArrayList<>(draft.fileIds());
		files.addAll(ofThread(ticket.id(), attached));
		Posted posted = this.tickets.answer(writer, ticket.number(), note(draft, text, addresses, files, locale),
				Long.MAX_VALUE, null);
		if (!posted.repeated()) {
			Asked asked = new Asked(posted.messageId(), writer.agentId(), text, RichText.fromMarkdown(text));
			List<Quote> quotes = quotes(asked, quoted(ticket.id(), draft.quoted()));
			addresses.forEach((address) -> this.post.send(letter(address, ticket, asked, quotes, files, locale)));
		}
		return posted;
	}

	/** What waited goes without the words that were taken back, if any are left. */
	@EventListener
	@Transactional
	public void withdraw(MessageWithdrawn message) {
		for (LetterTakenBack letter : message.letters(PURPOSE)) {
			asked(letter.messages())
				.ifPresent((asked) -> this.post.send(letter(letter.address(), this.tickets.byId(message.ticketId()),
						asked, quotes(asked, letter.messages()), letter.files(), letter.locale())));
		}
	}

	// The note says first to whom it went, then what was asked
	private Optional<Asked> asked(List<Long> messageIds) {
		return this.jdbc.sql("""
				select id, author_id, text, html from message
				where id = any(?) and visibility = 'NOTE' and deleted_at is null""")
			.param(messageIds.toArray(Long[]::new))
			.query((row, number) -> new Asked(row.getLong("id"), row.getLong("author_id"),
					after(row.getString("text"), "\n\n"), after(row.getString("html"), "</p>")))
			.optional();
	}

	private static String after(String text, String head) {
		int at = text.indexOf(head);
		return (at < 0) ? "" : text.substring(at + head.length());
	}

	private NewMessage note(Draft draft, String text, List<String> addresses, List<Long> files, Locale locale) {
		String said = this.messages.getMessage("drafts.forward.noted", new Object[] { String.join(", ", addresses) },
				locale);
		String html = "<p><b>" + HtmlUtils.htmlEscape(said, "UTF-8") + "</b></p>" + RichText.fromMarkdown(text);
		return NewMessage.note(draft.clientId(), said + "\n\n" + text, locale.getLanguage())
			.withHtml(html)
			.withFiles(files);
	}

	private Letter letter(String address, Ticket ticket, Asked asked, List<Quote> quotes, List<Long> files,
			Locale locale) {
		Letter letter = Letter.to(address, "", locale, PURPOSE)
			.carrying(Stream.concat(Stream.of(asked.noteId()), quotes.stream().map(Quote::messageId)).toList())
			.subjectText(this.messages.getMessage("drafts.forward.subject", new Object[] { ticket.subject() }, locale));
		if (!asked.text().isBlank()) {
			letter = letter.rich(RichText.withPictures(asked.html(), null), asked.text());
		}
		for (Quote quote : quotes) {
			letter = letter.rich(quote.html(), quote.text());
		}
		return letter.files(files);
	}

	private List<Long> quoted(long ticketId, Draft.Quoted quoted) {
		int rows = switch (quoted) {
			case NONE -> 0;
			case LAST -> 1;
			case ALL -> 500;
		};
		return this.jdbc.sql("""
				select m.id from message m where m.ticket_id = ? and m.visibility = 'PUBLIC' and m.text <> ''
				order by m.seq desc limit ?""").params(ticketId, rows).query(Long.class).list();
	}

	private List<Quote> quotes(Asked asked, List<Long> messageIds) {
		java.time.ZoneId zone = this.staff.agent(asked.agentId()).timeZone();
		String house = this.settings.standardBrand().name();
		return this.jdbc.sql("""
				select m.id, m.text, m.html, m.created_at, coalesce(a.name,
					case when m.author_kind = 'CUSTOMER' then nullif(w.name, '') end) as author
				from message m left join customer w on m.author_kind = 'CUSTOMER' and w.id = m.author_id
				left join agent a on m.author_kind = 'AGENT' and a.id = m.author_id
				where m.id = any(?) and m.visibility = 'PUBLIC' and m.text <> '' order by m.seq""")
			.param(messageIds.toArray(Long[]::new))
			.query((row, number) -> {
				String author = row.getString("author");
				String when = this.times.dateAndTime(row.getObject("created_at", OffsetDateTime.class).toInstant(),
						zone);
				return Quote.of(row.getLong("id"), ((author != null) ? author : house) + ", " + when,
						row.getString("text"), row.getString("html"));
			})
			.list();
	}

	private List<Long> ofThread(long ticketId, List<String> publicIds) {
		if (publicIds.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql("""
				select distinct f.id from stored_file f join message_file mf on mf.file_id = f.id
				join message m on m.id = mf.message_id
				where m.ticket_id = ? and m.visibility = 'PUBLIC' and f.public_id = any(?)""")
			.params(ticketId, publicIds.toArray(String[]::new))
			.query(Long.class)
			.list();
	}

	private record Asked(long noteId, long agentId, String text, String html) {
	}

	private record Quote(long messageId, String text, String html) {

		static Quote of(long messageId, String head, String text, String html) {
			return new Quote(messageId,
					head + ":\n" + text.lines().map((line) -> "> " + line).reduce((a, b) -> a + "\n" + b).orElse(""),
					"<p><b>" + HtmlUtils.htmlEscape(head, "UTF-8") + "</b></p><blockquote>"
							+ RichText.withPictures(html, null) + "</blockquote>");
		}

	}

}
