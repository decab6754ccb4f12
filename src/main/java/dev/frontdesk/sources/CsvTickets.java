package dev.frontdesk.sources;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

/** The tickets of a table. */
final class CsvTickets implements ImportStream {

	private static final String FIELD = "field:";

	private static final Set<String> YES = Set.of("1", "true", "yes", "y", "x", "note", "internal", "private", "igen",
			"belső", "ใช่", "ภายใน", "نعم", "داخلي", "はい", "社内", "内部");

	private final RowStore rows;

	private final Predicate<String> colleagues;

	private final Dates dates;

	private final Map<CsvColumn, Integer> columns = new HashMap<>();

	private final Map<String, Integer> fields = new HashMap<>();

	private int next;

	private boolean toldEnd;

	CsvTickets(RowStore rows, ImportOptions options, Predicate<String> colleagues) {
		this.rows = rows;
		this.colleagues = colleagues;
		this.dates = new Dates(options.get("dates"), options.zoneId());
		for (CsvColumn column : CsvColumn.values()) {
			int at = RowStore.column(options, column);
			if (column != CsvColumn.IGNORE && at >= 0) {
				this.columns.put(column, at);
			}
		}
		options.more().forEach((name, value) -> {
			if (name.matches("column\\.[0-9]{1,3}") && value.startsWith(FIELD)) {
				this.fields.put(value.substring(FIELD.length()),
						Integer.valueOf(name.substring(CsvSource.COLUMN.length())));
			}
		});
	}

	@Override
	public @Nullable ImportedTicket next(Consumer<Untaken> untaken) throws IOException {
		while (this.next < this.rows.size()) {
			// once, though a row is looked at more than once
			Set<Untaken> told = new LinkedHashSet<>();
			ImportedTicket ticket = ticket(this.rows.ticket(this.next++), told::add);
			told.forEach(untaken);
			if (ticket != null) {
				return ticket;
			}
		}
		if (this.rows.brokenAt() > 0 && !this.toldEnd) {
			this.toldEnd = true;
			untaken.accept(Untaken.of(Untaken.Place.LINE, Long.toString(this.rows.brokenAt()),
					"sources.untaken.table-breaks"));
		}
		return null;
	}

	private @Nullable ImportedTicket ticket(List<RowStore.Row> rows, Consumer<Untaken> untaken) {
		List<RowStore.Row> whole = rows.stream().filter((row) -> isWhole(row, untaken)).toList();
		if (whole.isEmpty()) {
			return null;
		}
		RowStore.Row first = whole.getFirst();
		ImportedPerson requester = requester(whole);
		if (requester == null) {
			untaken.accept(line(first, "sources.untaken.no-customer"));
			return null;
		}
		List<ImportedMessage> messages = messages(whole, requester, untaken);
		if (messages.isEmpty()) {
			untaken.accept(line(first, "sources.untaken.no-date"));
			return null;
		}
		return described(first, whole, requester, messages, untaken);
	}

	private boolean isWhole(RowStore.Row row, Consumer<Untaken> untaken) {
		if (row.fields().size() > this.rows.width() && row.fields()
			.subList(this.rows.width(), row.fields().size())
			.stream()
			.anyMatch((one) -> !one.isBlank())) {
			untaken.accept(line(row, "sources.untaken.too-many-columns", Integer.toString(row.fields().size()),
					Integer.toString(this.rows.width())));
			return false;
		}
		if (row.fields().stream().anyMatch((one) -> one.indexOf('\uFFFD') >= 0)) {
			untaken.accept(line(row, "sources.untaken.characters"));
			return false;
		}
		if (get(row, CsvColumn.TEXT).isBlank() && get(row, CsvColumn.SUBJECT).isBlank()) {
			untaken.accept(line(row, "sources.untaken.no-words"));
			return false;
		}
		return true;
	}

	private ImportedTicket described(RowStore.Row first, List<RowStore.Row> rows, ImportedPerson requester,
			List<ImportedMessage> messages, Consumer<Untaken> untaken) {
		String key = get(first, CsvColumn.TICKET);
		RowStore.Row last = rows.getLast();
		String status = any(rows, CsvColumn.STATUS);
		Status meant = Vocabulary.status(status);
		if (meant == null && !status.isEmpty()) {
			untaken.accept(line(first, "sources.untaken.status", status));
		}
		Instant solved = date(last, CsvColumn.SOLVED, untaken);
		Instant closed = date(last, CsvColumn.CLOSED, untaken);
		Status now = (meant != null) ? meant
				: (closed != null) ? Status.CLOSED : (solved != null) ? Status.SOLVED : Status.OPEN;
		Channel channel = Vocabulary.channel(any(rows, CsvColumn.CHANNEL));
		Kind kind = Vocabulary.kind(any(rows, CsvColumn.KIND));
		String priority = any(rows, CsvColumn.PRIORITY);
		Priority meantPriority = Vocabulary.priority(priority);
		if (meantPriority == null && !priority.isEmpty()) {
			untaken.accept(line(first, "sources.untaken.priority", priority));
		}
		return new ImportedTicket(key.isEmpty() ? keyless(requester, messages.getFirst()) : key, number(key),
				any(rows, CsvColumn.SUBJECT), requester, assignee(rows), any(rows, CsvColumn.TEAM), now, status,
				meantPriority, (kind != null) ? kind : Kind.QUESTION, (channel != null) ? channel : Channel.EMAIL,
				Vocabulary.shelf(status), tags(rows), fields(last), date(first, CsvColumn.CREATED, untaken), solved,
				closed, any(rows, CsvColumn.LANGUAGE), messages);
	}

	// The same in every table, wherever it stands there
	private static String keyless(ImportedPerson requester, ImportedMessage first) {
		return ImportedTicket.KEYLESS + String.format(Locale.ROOT, "%016x",
				MailThreads.hash(String.join("\n", requester.externalId(), first.at().toString(), first.text())));
	}

	private static @Nullable Long number(String key) {
		String digits = key.replaceFirst("^[#A-Za-z\\-]{0,12}", "");
		return digits.matches("[0-9]{1,12}") ? Long.valueOf(digits) : null;
	}

	private @Nullable ImportedPerson requester(List<RowStore.Row> rows) {
		String email = any(rows, CsvColumn.EMAIL);
		String name = any(rows, CsvColumn.NAME);
		if (name.indexOf('@') > 0 && email.isEmpty()) {
			email = name;
			name = "";
		}
		if (email.isEmpty() && name.isEmpty()) {
			return null;
		}
		String key = !email.isEmpty() ? email.toLowerCase(Locale.ROOT) : "name:" + name;
		return new ImportedPerson(key, name, email, false, any(rows, CsvColumn.LANGUAGE),
				any(rows, CsvColumn.ORGANISATION), null);
	}

	private @Nullable ImportedPerson assignee(List<RowStore.Row> rows) {
		String agent = any(rows, CsvColumn.AGENT);
		return agent.isEmpty() ? null : colleague(agent);
	}

	private static ImportedPerson colleague(String written) {
		boolean address = written.indexOf('@') > 0;
		return new ImportedPerson(written.toLowerCase(Locale.ROOT), address ? "" : written, address ? written : "",
				true, "", "", null);
	}

	private List<ImportedMessage> messages(List<RowStore.Row> rows, ImportedPerson requester,
			Consumer<Untaken> untaken) {
		List<ImportedMessage> messages = new ArrayList<>();
		Instant before = null;
		for (RowStore.Row row : rows) {
			Instant at = date(row, CsvColumn.SENT, untaken);
			Instant sent = (at != null) ? at : date(row, CsvColumn.CREATED, untaken);
			Instant known = (sent != null) ? sent : before;
			if (known == null) {
				continue;
			}
			String text = get(row, CsvColumn.TEXT).isBlank() ? get(row, CsvColumn.SUBJECT) : get(row, CsvColumn.TEXT);
			messages.add(new ImportedMessage(external(known, text), null, author(row, requester), isNote(row), known,
					text, null, List.of()));
			before = known;
		}
		messages.sort(Comparator.comparing(ImportedMessage::at));
		return messages;
	}

	// The same in a later export, whose lines are others
	private static String external(Instant at, String text) {
		return at.toEpochMilli() + "-" + Integer.toHexString(text.hashCode());
	}

	private ImportedPerson author(RowStore.Row row, ImportedPerson requester) {
		String written = get(row, CsvColumn.AUTHOR);
		if (written.isEmpty() || written.equalsIgnoreCase(requester.email()) || written.equals(requester.name())
				|| Set.of("customer", "requester", "client", "user", "ügyfél", "ลูกค้า", "العميل", "顧客")
					.contains(written.toLowerCase(Locale.ROOT))) {
			return requester;
		}
		if (Set.of("agent", "support", "staff", "ügyintéző", "เจ้าหน้าที่", "الموظف", "担当者")
			.contains(written.toLowerCase(Locale.ROOT))) {
			String agent = get(row, CsvColumn.AGENT);
			return colleague(agent.isEmpty() ? written : agent);
		}
		return isOfCustomer(written, requester) ? ImportedPerson.ofMail("", written, false) : colleague(written);
	}

	// Somebody else of the requester's house
	private boolean isOfCustomer(String address, ImportedPerson requester) {
		int at = address.indexOf('@');
		return at > 0 && !this.colleagues.test(address)
				&& requester.email().toLowerCase(Locale.ROOT).endsWith(address.substring(at).toLowerCase(Locale.ROOT));
	}

	private boolean isNote(RowStore.Row row) {
		return YES.contains(get(row, CsvColumn.NOTE).toLowerCase(Locale.ROOT));
	}

	private List<String> tags(List<RowStore.Row> rows) {
		return rows.stream()
			.flatMap((row) -> Stream.of(get(row, CsvColumn.TAGS).split("[,;|،、\\s]+", -1)))
			.filter((tag) -> !tag.isBlank())
			.distinct()
			.toList();
	}

	private List<ImportedTicket.ImportedField> fields(RowStore.Row row) {
		List<ImportedTicket.ImportedField> values = new ArrayList<>();
		this.fields.forEach((key, at) -> {
			String value = (at < row.fields().size()) ? row.fields().get(at).strip() : "";
			if (!value.isEmpty()) {
				values.add(new ImportedTicket.ImportedField(List.of(key), key, value));
			}
		});
		return values;
	}

	private @Nullable Instant date(RowStore.Row row, CsvColumn column, Consumer<Untaken> untaken) {
		String written = get(row, column);
		Instant read = this.dates.read(written);
		if (read == null && !written.isEmpty()) {
			untaken.accept(line(row, "sources.untaken.date", written));
		}
		return read;
	}

	private String any(List<RowStore.Row> rows, CsvColumn column) {
		return rows.stream().map((row) -> get(row, column)).filter((one) -> !one.isBlank()).findFirst().orElse("");
	}

	private String get(RowStore.Row row, CsvColumn column) {
		Integer at = this.columns.get(column);
		return (at != null && at < row.fields().size()) ? row.fields().get(at).strip() : "";
	}

	private static Untaken line(RowStore.Row row, String reason, String... arguments) {
		return Untaken.of(Untaken.Place.LINE, Long.toString(row.line()), reason, arguments);
	}

	@Override
	public void close() throws IOException {
		this.rows.close();
	}

}
