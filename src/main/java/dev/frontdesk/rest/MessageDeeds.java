package dev.frontdesk.rest;

import java.util.List;
import java.util.UUID;

import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Visibility;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What programs say in threads, each request in one transaction. */
@Service
@Transactional
class MessageDeeds {

	private static final int MOST_COPIES = 50;

	private final Tickets tickets;

	private final Staff staff;

	private final WaitingFiles files;

	private final TicketDeeds deeds;

	private final MessageDocuments documents;

	MessageDeeds(Tickets tickets, Staff staff, WaitingFiles files, TicketDeeds deeds, MessageDocuments documents) {
		this.tickets = tickets;
		this.staff = staff;
		this.files = files;
		this.deeds = deeds;
		this.documents = documents;
	}

	MessageDocument say(Reader.OfDesk by, long number, NewMessageBody body, Visibility visibility,
			@Nullable String ifMatch) {
		this.deeds.onCondition(by, number, ifMatch);
		String html = html(body);
		String text = (html != null) ? RichText.text(html) : Fault.pointer("text")
			.in(() -> Texts.block("text", Given.present("text", body.text()), NewMessage.MAX_LENGTH));
		Status next = (body.status() != null) ? Given.choice("status", body.status(), Status.class) : null;
		String language = (visibility == Visibility.PUBLIC) ? this.tickets.byNumber(by, number).language()
				: this.staff.agent(by.agentId()).locale().getLanguage();
		List<Long> files = this.files.take(by.agentId(), body.attachments());
		List<String> copies = copies(body.cc());
		NewMessage message = new NewMessage(UUID.randomUUID().toString(), text, html, visibility, Channel.API, language,
				() -> files, List.of(), copies, List.of(), null);
		long seen = (body.seen() != null) ? body.seen() : Long.MAX_VALUE;
		Posted posted = this.tickets.answer(by, number, message, seen, null);
		if (next != null) {
			Fault.pointer("status").in(() -> this.tickets.changeStatus(by, number, next));
		}
		return this.documents.written(by, number, posted.messageId());
	}

	private static @Nullable String html(NewMessageBody body) {
		String html = body.html();
		if (html == null) {
			return null;
		}
		if (body.text() != null) {
			throw InvalidRequest.body("html", "rest.one-of", "text, html");
		}
		return Fault.pointer("html").in(() -> {
			String clean = RichText.clean(html);
			Texts.block("html", RichText.text(clean), NewMessage.MAX_LENGTH);
			return clean;
		});
	}

	private static @Nullable List<String> copies(@Nullable List<String> given) {
		if (given == null) {
			return null;
		}
		if (given.size() > MOST_COPIES) {
			throw InvalidRequest.body("cc", "web.items.too-many", MOST_COPIES);
		}
		for (int i = 0; i < given.size(); i++) {
			String address = given.get(i);
			Fault.pointer("cc/" + i).in(() -> EmailAddress.typed(address));
		}
		return given;
	}

}
