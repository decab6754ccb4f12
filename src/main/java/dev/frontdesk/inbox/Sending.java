package dev.frontdesk.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.frontdesk.drafts.Draft;
import dev.frontdesk.drafts.DraftKind;
import dev.frontdesk.drafts.Drafts;
import dev.frontdesk.drafts.SendTime;
import dev.frontdesk.drafts.Sender;
import dev.frontdesk.drafts.Uploads;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/**
 * Sends what a composer holds. It is kept first, in a transaction of its own, so that
 * whatever refuses it, nothing typed is lost. A page that is behind what stands keeps and
 * sends nothing.
 */
@Service
class Sending {

	private final Drafts drafts;

	private final Uploads uploads;

	private final Sender sender;

	private final Staff staff;

	private final Clock clock;

	Sending(Drafts drafts, Uploads uploads, Sender sender, Staff staff, Clock clock) {
		this.drafts = drafts;
		this.uploads = uploads;
		this.sender = sender;
		this.staff = staff;
		this.clock = clock;
	}

	void keep(Reader.OfDesk reader, Head head, SendForm form, @Nullable List<MultipartFile> attached) {
		this.drafts.save(reader, head.number(), form.draftKind(), form.versionKnown(), form.content());
		for (MultipartFile file : (attached != null) ? attached : List.<MultipartFile>of()) {
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

	void drop(Reader.OfDesk reader, Head head, String file) {
		this.uploads.remove(reader, head.number(), file);
	}

	void send(Reader.OfDesk reader, Head head, SendForm form, String language) {
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
			this.sender.send(reader, head.number(), draft, form.seen(), next, language);
		}
	}

	private Instant time(Reader.OfDesk reader, Head head, SendForm form) {
		return SendTime.of((form.later() != null) ? form.later() : "", form.at(), Boolean.TRUE.equals(form.theirs()),
				this.clock.instant(), this.staff.agent(reader.agentId()).timeZone(), head.customerZone());
	}

}
