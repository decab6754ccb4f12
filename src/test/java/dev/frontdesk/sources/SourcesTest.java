package dev.frontdesk.sources;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.frontdesk.tickets.Status;
import dev.frontdesk.web.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SourcesTest {

	private static final ImportOptions LIKE = new ImportOptions("en", "Europe/Budapest", Map.of());

	@TempDir
	Path folder;

	private final List<Untaken> untaken = new ArrayList<>();

	@Test
	void aTableOfAnyWindowsIsReadInItsOwnCharacters() throws IOException {
		String hungarian = text("tickets.csv");
		for (String charset : List.of("UTF-8", "windows-1250", "UTF-16LE")) {
			String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
			Path file = write("table.csv", (mark + hungarian).getBytes(Charset.forName(charset)));
			ImportOptions guess = table(file);
			assertThat(guess.get("charset")).isEqualTo(charset);
			assertThat(guess.get("delimiter")).isEqualTo(";");
			ImportedTicket first = all(new dev.frontdesk.sources.CsvSource(), file, guess).getFirst();
			assertThat(first.requester().name()).isEqualTo("Őri Ödön");
			assertThat(first.subject()).isEqualTo("Számla kérése");
		}
	}

	@Test
	void aThaiTableInItsOldCharactersAndYearsIsRead() throws IOException {
		Path file = write("thai.csv", text("thai.csv").getBytes(Charset.forName("x-windows-874")));
		ImportOptions guess = new dev.frontdesk.sources.CsvSource().guess(file, LIKE);
		assertThat(guess.get("charset")).isEqualTo("x-windows-874");
		List<ImportedTicket> tickets = all(new dev.frontdesk.sources.CsvSource(), file,
				guess.with("dates", "dd/MM/yyyy HH:mm"));
		assertThat(tickets).hasSize(2);
		assertThat(tickets.getFirst().subject()).isEqualTo("สอบถามราคา");
		assertThat(tickets.getFirst().messages().getFirst().at()).isEqualTo("2024-01-05T08:30:00Z");
		assertThat(tickets.get(1).status()).isEqualTo(Status.SOLVED);
	}

	@Test
	void rowsOfOneTicketNeedNotStandTogetherAndWhatIsWrongIsNamedByItsLine() throws IOException {
		Path file = write("table.csv", text("tickets.csv").getBytes(StandardCharsets.UTF_8));
		List<ImportedTicket> tickets = all(new dev.frontdesk.sources.CsvSource(), file, table(file));
		assertThat(tickets).extracting(ImportedTicket::externalId)
			.containsExactly("CASE-2001", "CASE-2002", "CASE-2006");
		ImportedTicket first = tickets.getFirst();
		assertThat(first.number()).isEqualTo(2001);
		assertThat(first.status()).isEqualTo(Status.CLOSED);
		assertThat(first.tags()).containsExactly("számla", "sürgős");
		assertThat(first.messages()).extracting(ImportedMessage::note).containsExactly(false, false, true);
		assertThat(first.messages().getFirst().text()).contains("számlát;\na mellékelt");
		assertThat(first.messages().get(1).author().email()).isEqualTo("agent@sources.test");
		assertThat(this.untaken).extracting(Untaken::at).containsExactly("7", "7", "8", "9", "10");
	}

	@Test
	void aMailboxBecomesConversationsWhateverItsMailsAreWrittenIn() throws IOException {
		Path file = write("box", text("mailbox.mbox").getBytes(StandardCharsets.UTF_8));
		MailSource source = new MailSource();
		source.check(file, "box");
		List<ImportedTicket> tickets = all(source, file, source.guess(file, LIKE).with("own", "support@acme.test"));
		assertThat(tickets).extracting(ImportedTicket::subject)
			.containsExactly("Hűtő garancia", "เครื่องเสีย", "返品", "سؤال");
		ImportedTicket fridge = tickets.getFirst();
		assertThat(fridge.requester().name()).isEqualTo("Kovács Júlia");
		assertThat(fridge.status()).isEqualTo(Status.SOLVED);
		assertThat(fridge.messages()).extracting(ImportedMessage::mailId)
			.containsExactly("a1@pelda.test", "a2@acme.test");
		assertThat(fridge.messages().getFirst().text()).isEqualTo("Jó napot! Őrült zajt ad a hűtő.");
		assertThat(fridge.messages().getFirst().files().getFirst().references()).containsExactly("cid:kep1");
		assertThat(fridge.messages().get(1).text()).endsWith("\nFrom now on it is quiet.");
		assertThat(tickets.get(1).messages().getFirst().text()).isEqualTo("สวัสดีครับ เครื่องซักผ้าเสีย");
		assertThat(tickets.get(2).messages().getFirst().text()).isEqualTo("返品したいです。");
		assertThat(tickets.get(3).messages().getFirst().text()).isEqualTo("مرحبًا، متى يصل الطلب؟");
		assertThat(tickets.get(3).messages().getFirst().at()).isEqualTo("2024-01-08T07:00:00Z");
		assertThat(tickets.get(3).messages().get(1).author().ofDesk()).isTrue();
		assertThat(this.untaken).extracting(Untaken::reason)
			.containsExactly("sources.untaken.malformed", "sources.untaken.automatic");
	}

	@Test
	void anExportOfZendesksIsReadWholeAndAsItsApiGivesIt() throws IOException {
		ZendeskSource source = new ZendeskSource();
		Path whole = write("whole.json", text("zendesk.ndjson").getBytes(StandardCharsets.UTF_8));
		source.check(whole, "whole.json");
		List<ImportedTicket> tickets = all(source, whole, LIKE);
		assertThat(tickets).extracting(ImportedTicket::externalId).containsExactly("410", "411", "412", "413", "414");
		ImportedTicket first = tickets.getFirst();
		assertThat(first.messages()).extracting((one) -> one.author().name())
			.containsExactly("Kovács Júlia", "Anna Kiss", "Anna Kiss", "Kovács Júlia");
		assertThat(first.messages().get(2).note()).isTrue();
		assertThat(first.messages().getFirst().mailId()).isEqualTo("lost-410@mail.pelda.test");
		assertThat(first.solvedAt()).isEqualTo("2023-03-03T12:30:00Z");
		assertThat(first.requester().organisation()).isEqualTo("Példa Kft.");
		assertThat(this.untaken).filteredOn((one) -> one.place() == Untaken.Place.LINE)
			.extracting(Untaken::at)
			.containsExactly("3");
		Path api = write("api.json", text("zendesk-api.json").getBytes(StandardCharsets.UTF_8));
		source.check(api, "api.json");
		List<ImportedTicket> again = all(source, api, LIKE);
		assertThat(again).hasSize(3);
		assertThat(again.getFirst().requester()).isEqualTo(first.requester());
		assertThat(again.getFirst().assignee()).isEqualTo(first.assignee());
		assertThat(again.getFirst().group()).isEqualTo("Support");
		assertThat(again.getFirst().fields().getFirst().keys()).contains("360001", "order-number", "order_number");
	}

	@Test
	void aBrokenListGivesWhatStandsBeforeTheBreak() throws IOException {
		String api = text("zendesk-api.json");
		Path file = write("cut.json", api.substring(0, api.indexOf("\"id\": 412")).getBytes(StandardCharsets.UTF_8));
		assertThat(all(new ZendeskSource(), file, LIKE)).extracting(ImportedTicket::externalId)
			.containsExactly("410", "411");
		assertThat(this.untaken).extracting(Untaken::reason).contains("sources.untaken.json-breaks");
	}

	@Test
	void rowsWithoutATicketAreKnownByWhatTheySayAndNotByTheirLine() throws IOException {
		String header = "Subject,Message,Email,Created\n";
		String one = "Bill,Where is it?,a@rows.test,2024-01-05 09:30\n";
		String other = "Bill,Where is it?,b@rows.test,2024-01-05 09:30\n";
		List<String> january = ids(header + one);
		assertThat(january).hasSize(1).doesNotContain("line-2");
		assertThat(ids(header + other + one)).hasSize(2).doesNotHaveDuplicates().endsWith(january.getFirst());
	}

	private List<String> ids(String table) throws IOException {
		Path file = write("keyless.csv", table.getBytes(StandardCharsets.UTF_8));
		ImportSource source = new dev.frontdesk.sources.CsvSource();
		return all(source, file, source.guess(file, LIKE)).stream().map(ImportedTicket::externalId).toList();
	}

	@Test
	void listsOfSomethingElseArePassedOver() throws IOException {
		String api = text("zendesk-api.json");
		for (String before : List.of("{\"brands\": [{\"id\": 1, \"subject\": \"no ticket\"}],",
				"{\"version\": 2, \"made\": {\"id\": 1},")) {
			Path file = write("brands.json", api.replaceFirst("\\{", before).getBytes(StandardCharsets.UTF_8));
			assertThat(all(new ZendeskSource(), file, LIKE)).as(before).hasSize(3);
		}
	}

	@Test
	void aLineThatIsTooLongIsToldAndTheNextIsRead() throws IOException {
		String lines = text("zendesk.ndjson");
		int second = lines.indexOf('\n') + 1;
		String endless = "{\"id\": 9, \"subject\": \"" + "x".repeat(JsonRecords.Lines.LONGEST) + "\"}\n";
		Path file = write("long.json",
				(lines.substring(0, second) + endless + lines.substring(second)).getBytes(StandardCharsets.UTF_8));
		assertThat(all(new ZendeskSource(), file, LIKE)).hasSize(5);
		assertThat(this.untaken).filteredOn((one) -> one.reason().equals("sources.untaken.json"))
			.extracting(Untaken::at)
			.containsExactly("2", "4");
	}

	@Test
	void filesOfMailsInAnArchiveAreUnpackedWhenTheyAreRead() throws IOException {
		String mail = """
				From: Julia <julia@pelda.test>
				To: support@acme.test
				Subject: A file
				Date: Mon, 8 Jan 2024 08:00:00 +0100
				Message-ID: <z1@pelda.test>
				MIME-Version: 1.0
				Content-Type: multipart/mixed; boundary=b

				--b
				Content-Type: text/plain

				Here they are.
				--b
				Content-Type: text/plain; name=one.txt
				Content-Disposition: attachment; filename=one.txt

				first
				--b
				Content-Type: text/plain; name=two.txt
				Content-Disposition: attachment; filename=two.txt

				second
				--b--
				""";
		Path zip = zip(Map.of("mails/one.eml", mail));
		try (ImportStream stream = new MailSource().open(zip, LIKE, (address) -> false)) {
			List<ImportedFile> files = Objects.requireNonNull(stream.next(this.untaken::add))
				.messages()
				.getFirst()
				.files();
			assertThat(files).extracting(ImportedFile::name).containsExactly("one.txt", "two.txt");
			for (int i = 0; i < 2; i++) {
				try (InputStream content = files.get(1).content().open()) {
					assertThat(content).hasContent("second");
				}
			}
		}
	}

	@Test
	void filesOfAnArchiveAreFoundByTheirNumber() throws IOException {
		Path zip = zip(Map.of("export/tickets.json", text("zendesk.ndjson"), "export/attachments/88/szállítólevél.txt",
				"Átvette: Júlia"));
		ImportSource source = new ZendeskSource();
		source.check(zip, "export.zip");
		try (ImportStream stream = source.open(zip, LIKE, (address) -> false)) {
			ImportedTicket first = Objects.requireNonNull(stream.next(this.untaken::add));
			ImportedFile file = first.messages().getLast().files().getFirst();
			try (InputStream content = file.content().open()) {
				assertThat(content).hasContent("Átvette: Júlia");
			}
		}
	}

	@Test
	void archivesThatWouldDoHarmAreRefused() throws IOException {
		for (String name : List.of("../tickets.json", "/etc/tickets.json", "a/../../tickets.json", "..\\tickets.json",
				"C:\\tickets.json")) {
			Path zip = zip(Map.of(name, text("zendesk.ndjson")));
			refused("zip-path", () -> new ZendeskSource().check(zip, "x.zip"));
			refused("zip-path", () -> new MailSource().check(zip, "x.zip"));
		}
		Path bomb = zip(Map.of("tickets.json", "[" + " ".repeat(120_000_000) + "]"));
		refused("zip-bursts", () -> new ZendeskSource().check(bomb, "x.zip"));
		Path broken = write("broken.zip", "PK\u0003\u0004 and nothing more".getBytes(StandardCharsets.ISO_8859_1));
		refused("zip-broken", () -> new MailSource().check(broken, "x.zip"));
	}

	@Test
	void otherFilesAreRefusedByWhatTheyAre() throws IOException {
		Path picture = write("x.csv", new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 0, 1 });
		refused("no-table", () -> new dev.frontdesk.sources.CsvSource().check(picture, "x.csv"));
		refused("no-mail", () -> new MailSource().check(picture, "x.csv"));
		refused("no-export", () -> new ZendeskSource().check(picture, "x.csv"));
		Path words = write("words.csv", "just some words".getBytes(StandardCharsets.UTF_8));
		refused("no-table", () -> new dev.frontdesk.sources.CsvSource().check(words, "words.csv"));
		refused("no-mail", () -> new MailSource().check(words, "words.csv"));
		Path json = write("other.json", "{\"hello\": [1, 2]}".getBytes(StandardCharsets.UTF_8));
		refused("no-export", () -> new ZendeskSource().check(json, "other.json"));
	}

	@Test
	void optionsThatMakeNoSenseAreNamed() {
		ImportSource csv = new dev.frontdesk.sources.CsvSource();
		ImportOptions options = LIKE.with("column.0", "TEXT").with("column.1", "EMAIL");
		csv.check(options);
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> csv.check(options.with("dates", "no {pattern")))
			.satisfies((wrong) -> assertThat(wrong.field()).isEqualTo("dates"));
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> csv.check(options.with("column.2", "EMAIL")))
			.satisfies((wrong) -> assertThat(wrong.field()).startsWith("column."));
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> csv.check(LIKE.with("column.0", "EMAIL")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2024-01-05T09:30:00Z | | 2024-01-05T09:30:00Z
			2024-01-05 09:30 | | 2024-01-05T08:30:00Z
			2024-01-05 09:30:00 +0200 | | 2024-01-05T07:30:00Z
			2024-01-05 09:30:00 UTC | | 2024-01-05T09:30:00Z
			2024-01-05 | | 2024-01-04T23:00:00Z
			1704447000 | | 2024-01-05T09:30:00Z
			1704447000000 | | 2024-01-05T09:30:00Z
			Fri, 5 Jan 2024 09:30:00 +0100 | | 2024-01-05T08:30:00Z
			5/1/2024 9:30 | dd/MM/yyyy HH:mm | 2024-01-05T08:30:00Z
			01/05/2024 | MM/dd/yyyy HH:mm | 2024-01-04T23:00:00Z
			2024.01.05. 9:30:15 | yyyy.MM.dd. HH:mm | 2024-01-05T08:30:15Z
			05/01/2567 09:30 | dd/MM/yyyy HH:mm | 2024-01-05T08:30:00Z""")
	void timesAreReadAsOthersWriteThem(String written, String pattern, String meant) {
		assertThat(new Dates((pattern != null) ? pattern : "", ZoneId.of("Europe/Budapest")).read(written))
			.isEqualTo(Instant.parse(meant));
	}

	@Test
	void whatIsNoTimeIsNone() {
		Dates dates = new Dates("", ZoneId.of("UTC"));
		for (String written : List.of("", "tomorrow", "2024-13-45", "99999999999999999", "31/02/2024")) {
			assertThat(dates.read(written)).as(written).isNull();
		}
	}

	private void refused(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable look) {
		assertThatExceptionOfType(SourceRefused.class).isThrownBy(look)
			.satisfies((refusal) -> assertThat(refusal.key()).isEqualTo("sources.refused." + reason));
	}

	private ImportOptions table(Path file) throws IOException {
		ImportSource source = new dev.frontdesk.sources.CsvSource();
		source.check(file, "table.csv");
		return source.guess(file, LIKE).with("dates", "yyyy.MM.dd. HH:mm");
	}

	private List<ImportedTicket> all(ImportSource source, Path file, ImportOptions options) throws IOException {
		List<ImportedTicket> tickets = new ArrayList<>();
		try (ImportStream stream = source.open(file, options, (address) -> address.equals("agent@sources.test"))) {
			ImportedTicket ticket = stream.next(this.untaken::add);
			while (ticket != null) {
				tickets.add(ticket);
				ticket = stream.next(this.untaken::add);
			}
		}
		return tickets;
	}

	private static String text(String name) throws IOException {
		try (InputStream bytes = SourcesTest.class.getResourceAsStream("/sources/" + name)) {
			return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private Path write(String name, byte[] bytes) throws IOException {
		return Files.write(this.folder.resolve(name), bytes);
	}

	private Path zip(Map<String, String> files) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return write("archive-" + files.hashCode() + ".zip", bytes.toByteArray());
	}

}
