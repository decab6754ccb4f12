package dev.frontdesk.sources;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/** The conversations of a mailbox, a ticket each. */
final class MailTickets implements ImportStream {

	private final MailBox box;

	private final Predicate<String> ours;

	private final String status;

	private final List<Untaken> unreadable = new ArrayList<>();

	private final List<List<Integer>> threads;

	private int next;

	MailTickets(MailBox box, Predicate<String> ours, String status) {
		this.box = box;
		this.ours = ours;
		this.status = status;
		this.threads = sorted();
	}

	private List<List<Integer>> sorted() {
		MailThreads threads = new MailThreads();
		MailBox.Zipped zipped = MailBox.zipped(this.box);
		if (zipped != null) {
			zipped.others()
				.forEach((name) -> this.unreadable
					.add(Untaken.of(Untaken.Place.FILE, name, "sources.untaken.no-message")));
		}
		for (int i = 0; i < this.box.size(); i++) {
			String wrong = sort(threads, i);
			if (wrong != null) {
				this.unreadable.add(Untaken.of(Untaken.Place.MESSAGE, this.box.name(i), wrong));
			}
		}
		return threads.threads();
	}

	/** The reason why it cannot be. */
	private @Nullable String sort(MailThreads threads, int index) {
		try (InputStream bytes = this.box.open(index)) {
			Mail mail = Mail.read(bytes);
			Instant at = mail.date();
			if (mail.from() == null) {
				return "sources.untaken.no-sender";
			}
			if (at == null) {
				return "sources.untaken.no-date";
			}
			if (mail.automatic()) {
				return "sources.untaken.automatic";
			}
			return threads.add(index, at.toEpochMilli(), idOf(mail), mail.answers()) ? null : "sources.untaken.twice";
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			return "sources.untaken.malformed";
		}
	}

	/** Its own, or one made of what it says. */
	private static String idOf(Mail mail) {
		String id = mail.id();
		return (id != null) ? id : String.format(Locale.ROOT, "%016x@no-message-id.invalid", MailThreads
			.hash(mail.header("From") + mail.header("Date") + mail.header("Subject") + mail.header("To")));
	}

	@Override
	public @Nullable ImportedTicket next(Consumer<Untaken> untaken) {
		this.unreadable.forEach(untaken);
		this.unreadable.clear();
		while (this.next < this.threads.size()) {
			ImportedTicket ticket = ticket(this.threads.get(this.next++), untaken);
			if (ticket != null) {
				return ticket;
			}
		}
		return null;
	}

	private @Nullable ImportedTicket ticket(List<Integer> thread, Consumer<Untaken> untaken) {
		List<ImportedMessage> messages = new ArrayList<>();
		List<Mail> mails = new ArrayList<>();
		for (int index : thread) {
			read(index, mails, messages, untaken);
		}
		if (messages.isEmpty()) {
			return null;
		}
		ImportedPerson requester = requester(messages, mails.getFirst());
		if (requester == null) {
			untaken.accept(
					Untaken.of(Untaken.Place.MESSAGE, messages.getFirst().externalId(), "sources.untaken.no-customer"));
			return null;
		}
		ImportedMessage last = messages.getLast();
		Status status = status(last);
		Instant solved = (status == Status.SOLVED || status == Status.CLOSED) ? last.at() : null;
		ImportedPerson assignee = messages.reversed()
			.stream()
			.map(ImportedMessage::author)
			.filter(ImportedPerson::ofDesk)
			.findFirst()
			.orElse(null);
		return new ImportedTicket(messages.getFirst().externalId(), null, Mail.bare(mails.getFirst().subject()),
				requester, assignee, "", status, "", null, Kind.QUESTION, Channel.EMAIL, Shelf.DESK, List.of(),
				List.of(), messages.getFirst().at(), solved, solved, language(mails.getFirst()), messages);
	}

	private void read(int index, List<Mail> mails, List<ImportedMessage> messages, Consumer<Untaken> untaken) {
		// not closed: files are read from it later
		try {
			Mail mail = Mail.read(this.box.open(index));
			InternetAddress from = mail.from();
			Instant at = mail.date();
			if (from == null || at == null) {
				return;
			}
			MailBody body = MailBody.of(mail.message());
			if (!body.whole()) {
				untaken.accept(Untaken.of(Untaken.Place.MESSAGE, idOf(mail), "sources.untaken.part"));
			}
			String id = idOf(mail);
			messages.add(new ImportedMessage(id, id, Mail.person(from, this.ours.test(from.getAddress())), false,
					at.truncatedTo(ChronoUnit.MICROS), body.text(), body.html(), files(index, body)));
			mails.add(mail);
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			untaken.accept(Untaken.of(Untaken.Place.MESSAGE, this.box.name(index), "sources.untaken.malformed"));
		}
	}

	// What was unpacked would stay in memory with its files
	private List<ImportedFile> files(int index, MailBody body) {
		if (MailBox.zipped(this.box) == null) {
			return body.files();
		}
		List<ImportedFile> files = new ArrayList<>();
		for (ImportedFile file : body.files()) {
			int nth = files.size();
			files.add(new ImportedFile(file.name(), file.mediaType(), file.references(), () -> unpacked(index, nth)));
		}
		return files;
	}

	private InputStream unpacked(int index, int nth) throws IOException {
		try {
			MailBody body = MailBody.of(Mail.read(this.box.open(index)).message());
			return body.files().get(nth).content().open();
		}
		catch (MessagingException ex) {
			throw new IOException(ex);
		}
	}

	private @Nullable ImportedPerson requester(List<ImportedMessage> messages, Mail first) {
		return messages.stream()
			.map(ImportedMessage::author)
			.filter((author) -> !author.ofDesk())
			.findFirst()
			.orElseGet(() -> first.addresses("To", "Cc")
				.stream()
				.filter((one) -> one.getAddress().indexOf('@') > 0 && !this.ours.test(one.getAddress()))
				.findFirst()
				.map((one) -> Mail.person(one, false))
				.orElse(null));
	}

	private Status status(ImportedMessage last) {
		return switch (this.status) {
			case "open" -> Status.OPEN;
			case "solved" -> Status.SOLVED;
			case "closed" -> Status.CLOSED;
			default -> last.author().ofDesk() ? Status.SOLVED : Status.OPEN;
		};
	}

	private static String language(Mail mail) {
		String named = mail.header("Content-Language");
		int end = named.indexOf(',');
		return ((end < 0) ? named : named.substring(0, end)).strip();
	}

	@Override
	public void close() throws IOException {
		this.box.close();
	}

}
