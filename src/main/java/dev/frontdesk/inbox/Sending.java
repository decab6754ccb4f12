package dev.frontdesk.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.frontdesk.drafts.Draft;
import dev.frontdesk.drafts.DraftKind;
import dev.frontdesk.drafts.DraftMovedOn;
import dev.frontdesk.drafts.Drafts;
import dev.frontdesk.drafts.SendTime;
import dev.frontdesk.drafts.Sender;
import dev.frontdesk.drafts.Uploads;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.multipart.MultipartFile;

/**
 * Sends what a composer holds. Whatever refuses it, it is kept, and nothing typed is
 * lost. A page that is behind what stands keeps and sends nothing.
 */
@Service
class Sending {

	private final Drafts drafts;

	private final Uploads uploads;

	private final Sender sender;

	private final ThreadScreens threads;

	private final Staff staff;

	private final TransactionOperations transactions;

	private final Clock clock;

	Sending(Drafts drafts, Uploads uploads, Sender sender, ThreadScreens threads, Staff staff,
			TransactionOperations transactions, Clock clock) {
		this.drafts = drafts;
		this.uploads = uploads;
		this.sender = sender;
		this.threads = threads;
		this.staff = staff;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Keeps it and does what the form was sent for, in one step where that can be done.
	 * @param language of what is written
	 * @return the places that tell of the status a reply left behind; none where none did
	 */
	Tickets.Span take(Reader.OfDesk reader, long number, SendForm form, List<MultipartFile> attached,
			Function<Head, String> language) {
		try {
			Tickets.Span left = this.transactions.execute((status) -> {
				Head head = this.threads.head(reader, number);
				keep(reader, head, form, attached);
				if (form.drop() != null) {
					this.uploads.remove(reader, number, form.drop());
				}
				else if (form.leave() != null) {
					this.drafts.leaveOut(reader, number, form.draftKind(), form.leave());
				}
				else if (form.keep() == null) {
					return send(reader, head, form, language.apply(head));
				}
				return Tickets.Span.NONE;
			});
			return (left != null) ? left : Tickets.Span.NONE;
		}
		catch (TicketNotFound | DraftMovedOn ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			keep(reader, this.threads.head(reader, number), form, attached);
			throw ex;
		}
	}

	private void keep(Reader.OfDesk reader, Head head, SendForm form, List<MultipartFile> attached) {
		this.drafts.save(reader, head.number(), form.draftKind(), form.versionKnown(), form.content());
		for (MultipartFile file : attached) {
			String name = file.getOriginalFilename();
			// a field without a file comes as a part without a name
			if (name != null && !name.isEmpty()) {
				this.uploads.add(reader, head.number(), form.draftKind(), file);
			}
		}
	}

	void keepAside(long agentId, long number, SendForm form) {
		this.drafts.keepAside(agentId, number, form.draftKind(), form.content());
	}

	private Tickets.Span send(Reader.OfDesk reader, Head head, SendForm form, String language) {
		Draft draft = this.drafts.find(reader.agentId(), head.id(), form.draftKind()).orElseThrow();
		Status next = form.nextStatus();
		if (draft.kind() == DraftKind.FORWARD) {
			this.sender.forward(reader, head.number(), draft, form.attachedOrNone());
		}
		else if (form.isLater()) {
			this.sender.later(reader, head.number(), draft, form.seen(), (next != null) ? next.name() : "", language,
					time(reader, head, form));
		}
		else {
			return this.sender.send(reader, head.number(), draft, form.seen(), next, language).left();
		}
		return Tickets.Span.NONE;
	}

	private Instant time(Reader.OfDesk reader, Head head, SendForm form) {
		return SendTime.of((form.later() != null) ? form.later() : "", form.at(), Boolean.TRUE.equals(form.theirs()),
				this.clock.instant(), this.staff.agent(reader.agentId()).timeZone(), head.customerZone());
	}

}
