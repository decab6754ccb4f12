package dev.frontdesk.drafts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import dev.frontdesk.files.FileChecks;
import dev.frontdesk.files.FileRules;
import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Files that come before the message they go with: they hang on the writer's draft. */
@Service
public class Uploads {

	private final Drafts drafts;

	private final Tickets tickets;

	private final Files files;

	private final FileChecks checks;

	private final FileRules rules;

	Uploads(Drafts drafts, Tickets tickets, Files files, FileChecks checks, FileRules rules) {
		this.drafts = drafts;
		this.tickets = tickets;
		this.files = files;
		this.checks = checks;
		this.rules = rules;
	}

	/**
	 * Looks into the file, keeps it and hangs it on the draft.
	 * @throws TooManyFiles when the draft carries as many as a message takes
	 * @throws dev.frontdesk.web.Refusal when the file cannot be taken
	 */
	@Transactional
	public DraftFile add(Reader.OfDesk writer, long number, DraftKind kind, MultipartFile file) {
		Ticket ticket = this.tickets.byNumber(writer, number);
		this.checks.check(file::getInputStream, file.getOriginalFilename(), file.getSize());
		Draft draft = this.drafts.ensure(writer.agentId(), ticket, kind);
		int most = this.rules.current().mostFiles();
		if (draft.files().size() >= most) {
			throw new TooManyFiles(most);
		}
		StoredFile stored = store(file);
		this.drafts.attach(ticket, draft, stored.id());
		return DraftFile.of(stored);
	}

	private StoredFile store(MultipartFile file) {
		try (InputStream content = file.getInputStream()) {
			return this.files.store(content, file.getOriginalFilename(), file.getContentType(),
					this.rules.current().largestBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One of the writer's own that was not sent yet.
	 * @throws NoSuchDraft when there is none
	 */
	@Transactional(readOnly = true)
	public StoredFile own(Reader.OfDesk writer, long number, String publicId) {
		Ticket ticket = this.tickets.byNumber(writer, number);
		boolean theirs = this.drafts.carries(writer.agentId(), ticket.id(), publicId);
		return this.files.find(publicId).filter((file) -> theirs).orElseThrow(NoSuchDraft::new);
	}

	/** Takes it off the draft and erases it; nothing happens when it is gone already. */
	@Transactional
	public void remove(Reader.OfDesk writer, long number, String publicId) {
		Ticket ticket = this.tickets.byNumber(writer, number);
		if (this.drafts.carries(writer.agentId(), ticket.id(), publicId)) {
			this.files.find(publicId).ifPresent((file) -> this.drafts.detach(file.id()));
		}
	}

}
