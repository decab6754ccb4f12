package dev.frontdesk.sources;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.frontdesk.files.FileChecks;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static dev.frontdesk.sources.ZendeskPeople.text;

/** The tickets of an export of Zendesk's. */
final class ZendeskTickets implements ImportStream {

	private static final Dates DATES = new Dates("", ZoneOffset.UTC);

	private final ZendeskFiles files;

	private final ZendeskPeople people;

	private int part;

	private @Nullable JsonRecords records;

	private boolean toldUnknown;

	ZendeskTickets(ZendeskFiles files, ZendeskPeople people) {
		this.files = files;
		this.people = people;
	}

	@Override
	public @Nullable ImportedTicket next(Consumer<Untaken> untaken) throws IOException {
		if (!this.toldUnknown) {
			this.toldUnknown = true;
			this.files.unknown()
				.forEach(
						(name) -> untaken.accept(Untaken.of(Untaken.Place.FILE, name, "sources.untaken.unknown-file")));
		}
		JsonRecords.Entry entry = entry();
		while (entry != null) {
			ImportedTicket ticket = ticket(entry, untaken);
			if (ticket != null) {
				return ticket;
			}
			entry = entry();
		}
		return null;
	}

	private JsonRecords.@Nullable Entry entry() throws IOException {
		while (this.part < this.files.parts().size()) {
			JsonRecords open = this.records;
			if (open == null) {
				open = this.files.parts().get(this.part).records();
				this.records = open;
			}
			JsonRecords.Entry entry = open.next();
			if (entry != null) {
				return entry;
			}
			open.close();
			this.records = null;
			this.part++;
		}
		return null;
	}

	private @Nullable ImportedTicket ticket(JsonRecords.Entry entry, Consumer<Untaken> untaken) {
		JsonNode node = entry.node();
		String name = SafeZip.lastPart(this.files.parts().get(this.part).name());
		if (node == null) {
			untaken.accept(Untaken.of(Untaken.Place.LINE, Long.toString(entry.line()),
					entry.kind().equals("broken") ? "sources.untaken.json-breaks" : "sources.untaken.json", name));
			return null;
		}
		if (!entry.kind().equals("tickets")) {
			return null;
		}
		String id = text(node, "id");
		if (id.isEmpty()) {
			untaken
				.accept(Untaken.of(Untaken.Place.LINE, Long.toString(entry.line()), "sources.untaken.no-number", name));
			return null;
		}
		return ticket(node, id, (reason, arguments) -> untaken
			.accept(new Untaken(Untaken.Place.TICKET, '#' + id, "sources.untaken." + reason, List.of(arguments))));
	}

	private @Nullable ImportedTicket ticket(JsonNode node, String id, Told untaken) {
		ImportedPerson requester = this.people.of(node, "requester", false);
		if (requester == null) {
			untaken.that("no-customer");
			return null;
		}
		List<ImportedMessage> messages = messages(node, id, requester, untaken);
		if (messages.isEmpty()) {
			untaken.that("no-messages");
			return null;
		}
		extras(node, untaken);
		String status = text(node, "status");
		Status meant = Vocabulary.status(status);
		if (meant == null && !status.equals("deleted")) {
			untaken.that("status", status);
		}
		Instant updated = DATES.read(text(node, "updated_at"));
		Instant solved = DATES.read(text(node.path("metric_set"), "solved_at"));
		Kind kind = Vocabulary.kind(text(node, "type"));
		String subject = text(node, "raw_subject");
		return new ImportedTicket(id, id.matches("[0-9]{1,12}") ? Long.valueOf(id) : null,
				subject.isEmpty() ? text(node, "subject") : subject, requester, this.people.of(node, "assignee", true),
				this.people.group(node), (meant != null) ? meant : Status.OPEN, status,
				Vocabulary.priority(text(node, "priority")), (kind != null) ? kind : Kind.QUESTION,
				channel(text(node.path("via"), "channel")), Vocabulary.shelf(status), tags(node), fields(node),
				DATES.read(text(node, "created_at")), (solved != null) ? solved : updated, updated, requester.locale(),
				messages);
	}

	private static void extras(JsonNode node, Told untaken) {
		String score = text(node.path("satisfaction_rating"), "score");
		if (score.equals("good") || score.equals("bad")) {
			untaken.that("rating", score);
		}
		int copies = node.path("collaborator_ids").size() + node.path("email_cc_ids").size();
		if (copies > 0) {
			untaken.that("copies", Integer.toString(copies));
		}
	}

	private static Channel channel(String via) {
		Channel known = Vocabulary.channel(via.toLowerCase(Locale.ROOT));
		return (known != null) ? known : Channel.DESK;
	}

	private static List<String> tags(JsonNode node) {
		List<String> tags = new ArrayList<>();
		node.path("tags").forEach((tag) -> tags.add(tag.asString("")));
		return tags.stream().filter((tag) -> !tag.isBlank()).toList();
	}

	private List<ImportedTicket.ImportedField> fields(JsonNode node) {
		List<ImportedTicket.ImportedField> fields = new ArrayList<>();
		JsonNode given = node.path("custom_fields").isArray() ? node.path("custom_fields") : node.path("fields");
		given.forEach((field) -> {
			String id = text(field, "id");
			Object value = value(field.path("value"));
			if (value != null && !this.people.isBuiltIn(id)) {
				String title = this.people.field(id);
				fields.add(new ImportedTicket.ImportedField(this.people.keys(id), title.isEmpty() ? id : title, value));
			}
		});
		return fields;
	}

	private static @Nullable Object value(JsonNode node) {
		if (node.isArray()) {
			List<String> values = new ArrayList<>();
			node.forEach((one) -> values.add(one.asString("")));
			return values.isEmpty() ? null : values;
		}
		if (node.isBoolean()) {
			return node.booleanValue() ? Boolean.TRUE : null;
		}
		if (node.isNumber()) {
			return node.decimalValue();
		}
		return (node.isString() && !node.stringValue().isBlank()) ? node.stringValue() : null;
	}

	private List<ImportedMessage> messages(JsonNode node, String id, ImportedPerson requester, Told untaken) {
		List<ImportedMessage> messages = new ArrayList<>();
		for (JsonNode comment : node.path("comments")) {
			ImportedMessage message = message(comment, id, requester, untaken);
			if (message != null) {
				messages.add(message);
			}
		}
		if (messages.isEmpty()) {
			Instant at = DATES.read(text(node, "created_at"));
			String text = text(node, "description");
			ImportedPerson submitter = this.people.of(node, "submitter", false);
			if (at != null && !text.isBlank()) {
				messages.add(new ImportedMessage("description", null,
						(submitter != null && !submitter.name().isEmpty()) ? submitter : requester, false, at, text,
						null, List.of()));
			}
		}
		messages.sort(Comparator.comparing(ImportedMessage::at));
		return messages;
	}

	private @Nullable ImportedMessage message(JsonNode comment, String ticket, ImportedPerson requester, Told untaken) {
		Instant at = DATES.read(text(comment, "created_at"));
		String plain = text(comment, "plain_body");
		String text = plain.isBlank() ? text(comment, "body") : plain;
		String html = text(comment, "html_body");
		String id = text(comment, "id");
		if (at == null) {
			untaken.that("comment-date", id);
			return null;
		}
		List<ImportedFile> files = files(comment, ticket, untaken);
		if (text.isBlank() && html.isBlank() && files.isEmpty()) {
			untaken.that("comment-empty", id);
			return null;
		}
		ImportedPerson author = this.people.of(comment, "author", true);
		boolean note = comment.path("public").isBoolean() && !comment.path("public").booleanValue();
		return new ImportedMessage(id.isEmpty() ? at.toString() : id, mailId(comment), asRequester(author, requester),
				note, at, text, html.isBlank() ? null : html, files);
	}

	private static ImportedPerson asRequester(@Nullable ImportedPerson author, ImportedPerson requester) {
		return (author == null || author.is(requester)) ? requester : author;
	}

	private static @Nullable String mailId(JsonNode comment) {
		String id = text(comment.path("metadata").path("system"), "message_id").strip();
		return id.isEmpty() ? null : id.replaceAll("^<|>$", "");
	}

	private List<ImportedFile> files(JsonNode comment, String ticket, Told untaken) {
		List<ImportedFile> files = new ArrayList<>();
		for (JsonNode file : comment.path("attachments")) {
			String name = text(file, "file_name");
			FileChecks.Content content = this.files.attachment(ticket, text(file, "id"), name);
			if (content == null) {
				untaken.that("file-missing", name);
				continue;
			}
			List<String> references = Stream.of(text(file, "content_url"), text(file, "mapped_content_url"))
				.filter((one) -> !one.isEmpty())
				.distinct()
				.toList();
			files.add(new ImportedFile(name, text(file, "content_type"), references, content));
		}
		return files;
	}

	@Override
	public void close() throws IOException {
		if (this.records != null) {
			this.records.close();
		}
		this.files.close();
	}

	/** Says of this ticket what could not be read. */
	@FunctionalInterface
	private interface Told {

		void that(String reason, String... arguments);

	}

}
