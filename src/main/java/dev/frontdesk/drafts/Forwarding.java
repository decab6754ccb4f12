package dev.frontdesk.drafts;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.post.Letter;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.shell.Times;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Sends a part of a thread to someone outside, by letter, and notes it. Public messages
 * and their files only: a note never leaves the desk.
 */
@Component
class Forwarding {

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

	Posted forward(Reader.OfDesk writer, Ticket ticket, Draft draft, List<String> attached) {
		List<String> addresses = Addresses.of(draft.recipients());
		if (addresses.isEmpty()) {
			throw NoAddress.missing();
		}
		this.tickets.requireRead(writer, ticket.number(), Long.MAX_VALUE);
		Locale locale = LocaleContextHolder.getLocale();
		List<Long> files = new ArrayList<>(draft.fileIds());
		files.addAll(ofThread(ticket.id(), attached));
		Posted posted = this.tickets.answer(writer, ticket.number(), note(draft, addresses, files, locale),
				Long.MAX_VALUE, null);
		if (!posted.repeated()) {
			List<Quote> quotes = quotes(writer, ticket.id(), draft.quoted());
			addresses.forEach((address) -> this.post.send(letter(address, ticket, draft, quotes, files, locale)));
		}
		return posted;
	}

	private NewMessage note(Draft draft, List<String> addresses, List<Long> files, Locale locale) {
		String said = this.messages.getMessage("drafts.forward.noted", new Object[] { String.join(", ", addresses) },
				locale);
		String html = "<p><b>" + HtmlUtils.htmlEscape(said, "UTF-8") + "</b></p>" + RichText.fromMarkdown(draft.text());
		return NewMessage.note(draft.clientId(), said + "\n\n" + draft.text(), locale.getLanguage())
			.withHtml(html)
			.withFiles(files);
	}

	private Letter letter(String address, Ticket ticket, Draft draft, List<Quote> quotes, List<Long> files,
			Locale locale) {
		Letter letter = Letter.to(address, "", locale, "drafts.forward")
			.subjectText(this.messages.getMessage("drafts.forward.subject", new Object[] { ticket.subject() }, locale));
		if (!draft.text().isBlank()) {
			letter = letter.rich(RichText.withPictures(RichText.fromMarkdown(draft.text()), null), draft.text());
		}
		for (Quote quote : quotes) {
			letter = letter.rich(quote.html(), quote.text());
		}
		return letter.files(files);
	}

	private List<Quote> quotes(Reader.OfDesk writer, long ticketId, Draft.Quoted quoted) {
		int rows = switch (quoted) {
			case NONE -> 0;
			case LAST -> 1;
			case ALL -> 500;
		};
		java.time.ZoneId zone = this.staff.agent(writer.agentId()).timeZone();
		String house = this.settings.standardBrand().name();
		return this.jdbc.sql("""
				select m.text, m.html, m.created_at, coalesce(a.name,
					case when m.author_kind = 'CUSTOMER' then nullif(w.name, '') end) as author
				from message m left join customer w on m.author_kind = 'CUSTOMER' and w.id = m.author_id
				left join agent a on m.author_kind = 'AGENT' and a.id = m.author_id
				where m.ticket_id = ? and m.visibility = 'PUBLIC' and m.text <> '' order by m.seq desc limit ?""")
			.params(ticketId, rows)
			.query((row, number) -> {
				String author = row.getString("author");
				String when = this.times.dateAndTime(row.getObject("created_at", OffsetDateTime.class).toInstant(),
						zone);
				return Quote.of(((author != null) ? author : house) + ", " + when, row.getString("text"),
						row.getString("html"));
			})
			.list()
			.reversed();
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

	private record Quote(String text, String html) {

		static Quote of(String head, String text, String html) {
			return new Quote(
					head + ":\n" + text.lines().map((line) -> "> " + line).reduce((a, b) -> a + "\n" + b).orElse(""),
					"<p><b>" + HtmlUtils.htmlEscape(head, "UTF-8") + "</b></p><blockquote>"
							+ RichText.withPictures(html, null) + "</blockquote>");
		}

	}

}
