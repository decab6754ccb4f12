package dev.frontdesk.importers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.search.Search;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.sources.ImportOptions;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.MailIds;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class ImportsTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Imports imports;

	@Autowired
	ImportWork work;

	@Autowired
	Tickets tickets;

	@Autowired
	MailIds mailIds;

	@Autowired
	Staff staff;

	@Autowired
	Search search;

	@Autowired
	JdbcClient jdbc;

	private Agent admin;

	private Reader.OfDesk reader;

	/** Another for each test, so that none finds what another has brought. */
	private final String source = UUID.randomUUID().toString().substring(0, 8);

	@BeforeEach
	void cast() {
		this.admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@imports.test", "Ada", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.reader = new Reader.OfDesk(this.admin.id(), Role.ADMIN);
		if (this.staff.byEmail("agent@sources.test").isEmpty()) {
			this.staff.hire(Actor.SYSTEM, "agent@sources.test", "Anna Kiss", Role.AGENT, Locale.of("hu"),
					ZoneId.of("Europe/Budapest"));
		}
	}

	@AfterEach
	void everyTicketIsToldAgainByItsHistory() {
		Map<Long, Map<String, String>> told = new HashMap<>();
		this.jdbc.sql("select ticket_id, field, became from ticket_event order by ticket_id, seq").query((row) -> {
			told.computeIfAbsent(row.getLong("ticket_id"), (id) -> new HashMap<>())
				.put(row.getString("field"), Objects.toString(row.getString("became"), ""));
		});
		this.jdbc.sql("""
				select id, subject, status, priority, shelf, language, array_to_string(tags, ' ') as tags,
					coalesce(team_id::text, '') as team, coalesce(assignee_id::text, '') as assignee from ticket
				where id in (select ticket_id from import_ticket)""").query((row) -> {
			Map<String, String> ticket = told.getOrDefault(row.getLong("id"), Map.of());
			for (String field : List.of("subject", "status", "priority", "shelf", "language", "tags", "team",
					"assignee")) {
				assertThat(ticket.getOrDefault(field, "")).as(field).isEqualTo(row.getString(field));
			}
		});
		this.jdbc.sql("update import_run set state = 'CANCELLED' where state in ('READING', 'RUNNING')").update();
	}

	@Test
	void readingWritesNothingButWhatItFound() throws IOException {
		String fresh = text("zendesk.ndjson").replace("bea.former@old.test", this.source + "@old.test");
		long id = send("zendesk", fresh.getBytes(StandardCharsets.UTF_8));
		Map<String, Long> before = rows();
		this.imports.read(id);
		this.work.work(id, ImportsTest::never);
		ImportRun run = this.imports.run(id);
		assertThat(run.state()).isEqualTo(ImportState.READ);
		assertThat(run.counts().tickets()).isEqualTo(5);
		assertThat(run.foretaste().colleagues()).contains("Anna Kiss");
		assertThat(run.foretaste().former()).contains("Bea Former");
		assertThat(run.foretaste().samples()).hasSize(5);
		Map<String, Long> after = rows();
		after.keySet().removeIf((table) -> table.equals("import_untaken") || table.equals("scheduled_tasks"));
		before.keySet().retainAll(after.keySet());
		assertThat(after).isEqualTo(before);
	}

	@Test
	void ticketsKeepWhatTheyWere() throws IOException {
		long letters = count("letter");
		long id = done("zendesk", "zendesk.ndjson");
		Ticket lost = ticket("410");
		assertThat(lost.subject()).isEqualTo("Elveszett csomag – hűtőgép");
		assertThat(lost.status()).isEqualTo(Status.SOLVED);
		assertThat(lost.priority().name()).isEqualTo("HIGH");
		assertThat(lost.createdAt()).isEqualTo("2023-03-01T09:00:00Z");
		assertThat(lost.firstRepliedAt()).isEqualTo("2023-03-01T10:15:00Z");
		assertThat(lost.solvedAt()).isEqualTo("2023-03-03T12:30:00Z");
		assertThat(lost.language()).isEqualTo("hu");
		assertThat(lost.tags()).contains("szállítás", "vip-ügyfél");
		assertThat(lost.assigneeId()).isEqualTo(this.staff.byEmail("agent@sources.test").orElseThrow().id());
		assertThat(this.jdbc.sql("select visibility from message where ticket_id = ? order by seq")
			.param(lost.id())
			.query(String.class)
			.list()).containsExactly("PUBLIC", "PUBLIC", "NOTE", "PUBLIC");
		Ticket broken = ticket("411");
		assertThat(broken.status()).isEqualTo(Status.CLOSED);
		assertThat(broken.priority().name()).isEqualTo("URGENT");
		Agent bea = this.staff.byEmail("bea.former@old.test").orElseThrow();
		assertThat(bea.active()).isFalse();
		assertThat(bea.name()).isEqualTo("Bea Former");
		assertThat(ticket("412").status()).isEqualTo(Status.PENDING);
		assertThat(ticket("413").waitingSince()).isEqualTo("2023-06-01T01:00:00Z");
		assertThat(ticket("414").status()).isEqualTo(Status.ON_HOLD);
		assertThat(ticket("414").assigneeId()).as("left").isNull();
		assertThat(count("letter")).as("nobody is written to").isEqualTo(letters);
		assertThat(this.jdbc.sql("select bool_and(imported) from ticket_event where ticket_id = ?")
			.param(lost.id())
			.query(Boolean.class)
			.single()).isTrue();
		assertThat(this.imports.run(id).fileId()).as("the file is gone").isNull();
		assertThat(this.http.get().uri("/admin/imports/" + id + "/untaken.csv").with(admin())).hasStatusOk()
			.bodyText()
			.contains("Ticket #410,Its rating (good) was left out.");
		assertThat(this.search.numbers(this.reader, "กาแฟ", ZoneId.of("UTC"), Locale.ENGLISH))
			.contains(broken.number());
	}

	@Test
	void aCrashInTheMiddleLosesAndDoublesNothing() throws IOException {
		byte[] table = manyRows(55);
		long id = send("csv", table);
		read(id);
		this.imports.begin(this.admin.id(), id);
		int[] asked = { 0 };
		BooleanSupplier crash = () -> {
			if (++asked[0] == 30) {
				throw new Crash();
			}
			return false;
		};
		assertThatThrownBy(() -> this.work.work(id, crash)).isInstanceOf(Crash.class);
		assertThat(this.imports.run(id).position()).isEqualTo(ImportWork.STEP);
		assertThat(taken()).isEqualTo(ImportWork.STEP);
		this.work.work(id, ImportsTest::never);
		assertThat(this.imports.run(id).state()).isEqualTo(ImportState.DONE);
		assertThat(this.imports.run(id).counts().tickets()).isEqualTo(55);
		assertThat(taken()).isEqualTo(55);
		assertThat(this.jdbc.sql("""
				select count(*) from message m join import_ticket i on i.ticket_id = m.ticket_id where i.source = ?""")
			.param("csv:" + this.source)
			.query(Long.class)
			.single()).isEqualTo(55);
	}

	@Test
	void itStopsWhenPausedAndGoesOnFromThere() throws IOException {
		long id = send("csv", manyRows(50));
		read(id);
		this.imports.begin(this.admin.id(), id);
		int[] asked = { 0 };
		this.work.work(id, () -> {
			if (++asked[0] == ImportWork.STEP + 2) {
				this.imports.pause(id);
			}
			return false;
		});
		assertThat(this.imports.run(id).state()).isEqualTo(ImportState.PAUSED);
		int halfway = this.imports.run(id).position();
		assertThat(halfway).isPositive().isLessThan(50);
		this.imports.begin(this.admin.id(), id);
		this.work.work(id, ImportsTest::never);
		assertThat(taken()).isEqualTo(50);
	}

	@Test
	void theSameFileBringsNothingTwiceAndALaterOneOnlyWhatIsNew() throws IOException {
		done("zendesk", "zendesk.ndjson");
		long messages = count("message");
		long again = done("zendesk", "zendesk.ndjson");
		assertThat(this.imports.run(again).counts().tickets()).isZero();
		assertThat(this.imports.run(again).counts().known()).isEqualTo(5);
		assertThat(count("message")).isEqualTo(messages);
		String later = text("zendesk.ndjson").replace("\"comments\": [{\"id\": 31,",
				"\"comments\": [{\"id\": 32, \"author_id\": 9001, \"body\": \"手順をお送りします。\", \"public\": true, "
						+ "\"created_at\": \"2023-06-02T01:00:00Z\", \"attachments\": []}, {\"id\": 31,");
		long third = done("zendesk", later.getBytes(StandardCharsets.UTF_8));
		assertThat(this.imports.run(third).counts().messages()).isEqualTo(1);
		assertThat(ticket("413").messages()).isEqualTo(2);
	}

	@Test
	void aTakenNumberBecomesATagAndNewTicketsComeAfterTheHighest() throws IOException {
		done("csv", table("77001", "77002"));
		String other = this.source + "b";
		long id = this.imports.receive(this.admin.id(), "csv", other, "t.csv",
				new ByteArrayInputStream(table("77002", "78000")));
		run(id);
		assertThat(this.imports.run(id).counts().renumbered()).isEqualTo(1);
		assertThat(this.jdbc.sql("select number from ticket where 'was-77002' = any(tags)").query(Long.class).single())
			.isGreaterThan(78000);
		assertThat(this.jdbc.sql("select count(*) from ticket where number = 78000").query(Long.class).single())
			.isEqualTo(1);
	}

	@Test
	void mailsAreKnownByTheirIdsPicturesShownAndScriptsGone() throws IOException {
		long id = this.imports.receive(this.admin.id(), "mail", this.source, "box.mbox", open("mailbox.mbox"));
		ImportRun run = this.imports.run(id);
		ImportOptions options = run.options().with("own", "support@acme.test");
		this.imports.describe(id, this.source, options);
		run(id);
		long fridge = this.mailIds.ticketOf(List.of("unknown@x", "a2@acme.test")).orElseThrow();
		assertThat(fridge).isEqualTo(this.mailIds.ticketOf(List.of("a1@pelda.test")).orElseThrow());
		String html = this.jdbc.sql("select html from message where ticket_id = ? order by seq limit 1")
			.param(fridge)
			.query(String.class)
			.single();
		assertThat(html).contains("src=\"file:").doesNotContain("script").doesNotContain("tracker");
		assertThat(this.imports.run(id).counts().files()).isEqualTo(1);
		assertThat(this.jdbc.sql("select reason from import_untaken where import_id = ?")
			.param(id)
			.query(String.class)
			.list()).contains("files.refused.lies");
	}

	@Test
	void onlyOneIsAtWorkAndWhatIsNotReadCannotBegin() throws IOException {
		long one = send("csv", manyRows(3));
		long other = send("csv", manyRows(4));
		assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> this.imports.begin(this.admin.id(), one));
		this.imports.read(one);
		assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> this.imports.read(other));
		assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> this.imports.forget(this.admin.id(), one));
		this.imports.cancel(this.admin.id(), one);
		assertThat(this.work.work(one, ImportsTest::never)).isFalse();
		assertThat(this.imports.run(one).fileId()).isNull();
	}

	@Test
	void thePagesSendDescribeAndRefuse() throws IOException {
		assertThat(
				this.http.get().uri("/admin/imports").with(as(this.staff.byEmail("agent@sources.test").orElseThrow())))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.http.post()
			.uri("/admin/imports/files?kind=csv&name=t.csv&source=" + this.source)
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.content(manyRows(2))
			.with(admin())
			.with(csrf())).hasStatus(HttpStatus.CREATED);
		assertThat(this.http.post()
			.uri("/admin/imports/files?kind=zendesk&name=t.csv&source=" + this.source)
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.content(manyRows(2))
			.with(admin())
			.with(csrf())).hasStatus(422).bodyText().contains("Zendesk");
		assertThat(this.http.post()
			.uri("/admin/imports")
			.multipart()
			.file(new MockMultipartFile("file", "x.csv", "text/csv", new byte[] { 0, 1, 2 }))
			.param("kind", "csv")
			.param("source", this.source)
			.with(admin())
			.with(csrf())).hasStatus(422).bodyText().contains("not a table of text");
		assertThat(this.http.get().uri("/admin/imports").with(admin())).hasStatusOk().bodyText().contains("t.csv");
		long id = send("csv", manyRows(2));
		assertThat(this.http.get().uri("/admin/imports/" + id).with(admin())).hasStatusOk()
			.bodyText()
			.contains("column.0", "Customer’s address");
		assertThat(this.http.post()
			.uri("/admin/imports/" + id + "/options")
			.param("column.1", "IGNORE")
			.param("column.2", "IGNORE")
			.with(admin())
			.with(csrf())).hasStatus(422).bodyText().contains("Say which column");
		assertThat(this.http.post().uri("/admin/imports/limit").param("megabytes", "lots").with(admin()).with(csrf()))
			.hasStatus(422);
	}

	@Test
	void withoutANameOfItsSourceNothingIsTaken() throws IOException {
		assertThat(this.http.post()
			.uri("/admin/imports")
			.multipart()
			.file(new MockMultipartFile("file", "January.csv", "text/csv", manyRows(2)))
			.param("kind", "csv")
			.param("source", " ")
			.with(admin())
			.with(csrf())).hasStatus(422).bodyText().contains("Name the source", "source-error", "value=\"January\"");
		long id = send("csv", manyRows(2));
		assertThat(this.http.post()
			.uri("/admin/imports/" + id + "/options")
			.param("source", "")
			.with(admin())
			.with(csrf())).hasStatus(422).bodyText().contains("Name the source");
	}

	@Test
	void nothingGoesOnInAnotherCustomersTicket() throws IOException {
		String keyless = "Subject,Message,Email,Created\nBill,Where?,%s@rows.test,2024-01-05 09:30\n";
		done("csv", keyless.formatted("a-" + this.source).getBytes(StandardCharsets.UTF_8));
		done("csv", keyless.formatted("b-" + this.source).getBytes(StandardCharsets.UTF_8));
		assertThat(taken()).isEqualTo(2);
		String keyed = "Id,Subject,Message,Email,Created\nsame,Bill,%s,%s@rows.test,2024-01-05 09:30\n";
		done("csv", keyed.formatted("Mine", "a-" + this.source).getBytes(StandardCharsets.UTF_8));
		long id = done("csv", keyed.formatted("Secret", "b-" + this.source).getBytes(StandardCharsets.UTF_8));
		assertThat(reasons(id)).containsExactly("importers.untaken.other-customer");
		assertThat(this.jdbc.sql("""
				select m.text from message m join import_ticket i on i.ticket_id = m.ticket_id
				where i.source = ? and i.external_id = 'same'""")
			.param("csv:" + this.source)
			.query(String.class)
			.list()).containsExactly("Mine");
	}

	@Test
	void twoTicketsWithTheSameMailStayTwo() throws IOException {
		String one = text("zendesk.ndjson").lines().findFirst().orElseThrow();
		String two = one.replace("\"id\": 410,", "\"id\": 41077,");
		long id = done("zendesk", (one + "\n" + two + "\n").getBytes(StandardCharsets.UTF_8));
		assertThat(this.imports.run(id).counts().tickets()).isEqualTo(2);
		assertThat(ticket("41077").id()).isNotEqualTo(ticket("410").id());
		assertThat(ticket("41077").messages()).isEqualTo(ticket("410").messages());
	}

	@Test
	void whatWasFoundIsForgottenOnceItIsToBeReadOtherwise() throws IOException {
		long id = send("csv", manyRows(3));
		read(id);
		ImportRun run = this.imports.run(id);
		this.imports.describe(id, this.source, run.options().with("column.1", "IGNORE"));
		assertThat(this.imports.run(id).state()).isEqualTo(ImportState.READY);
		assertThat(this.imports.run(id).foretaste().samples()).isEmpty();
		assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> this.imports.begin(this.admin.id(), id));
	}

	@Test
	void aTableOfWhichNothingCanBeReadIsToldWithinBoundsAndCanBeStopped() {
		StringBuilder table = new StringBuilder("Id,Subject,Message,Email,Created\n");
		int rows = Runs.KEPT / 2 + 100;
		for (int i = 0; i < rows; i++) {
			table.append("k%d,Subject,Words,c@rows.test,32.13.2024 at night\n".formatted(i));
		}
		long id = send("csv", table.toString().getBytes(StandardCharsets.UTF_8));
		this.imports.read(id);
		assertThat(this.work.work(id, () -> true)).as("goes on later").isTrue();
		assertThat(this.imports.run(id).state()).isEqualTo(ImportState.READING);
		this.work.work(id, ImportsTest::never);
		assertThat(this.imports.run(id).state()).isEqualTo(ImportState.READ);
		assertThat(this.imports.run(id).counts().untaken()).isEqualTo(2 * rows);
		assertThat(reasons(id)).hasSize(Runs.KEPT);
		assertThat(this.http.get().uri("/admin/imports/" + id).with(admin())).hasStatusOk()
			.bodyText()
			.contains("The first 10,000 lines are kept");
	}

	@Test
	void whoIsForgottenIsForgottenByImportsToo(@Autowired ImportPersonalData personal) {
		String address = this.source + "@forgotten.test";
		String table = "Id,Subject,Message,Email,Created,Status\n%s,Bill,Where?," + address + ",2024-01-05 09:30,%s\n";
		done("csv", table.formatted("first", "open").getBytes(StandardCharsets.UTF_8));
		long customer = this.jdbc.sql("select customer_id from import_person where external_id = ?")
			.param(address)
			.query(Long.class)
			.single();
		long read = send("csv", table.formatted("second", "about " + address).getBytes(StandardCharsets.UTF_8));
		read(read);
		assertThat(this.imports.run(read).foretaste().samples()).hasSize(1);
		assertThat(reasons(read)).hasSize(1);
		assertThat(personal.of(customer)).singleElement()
			.satisfies((datum) -> assertThat(datum.value()).contains(address));
		assertThat(personal.erase(customer)).isEqualTo(3);
		assertThat(personal.of(customer)).isEmpty();
		assertThat(this.imports.run(read).foretaste().samples()).isEmpty();
		assertThat(reasons(read)).isEmpty();
	}

	@Test
	void copiesThatNoImportNeedsLeaveTheDisk(@Autowired Spool spool) throws IOException {
		long id = send("csv", manyRows(2));
		Path needed = spool.of(this.imports.run(id));
		Path folder = needed.getParent();
		Path old = Files.createTempFile(folder, "frontdesk-import-", ".data");
		Path fresh = Files.createTempFile(folder, "frontdesk-import-", ".upload");
		FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
		Files.setLastModifiedTime(old, yesterday);
		Files.setLastModifiedTime(needed, yesterday);
		spool.sweep();
		assertThat(old).doesNotExist();
		assertThat(fresh).exists();
		assertThat(needed).exists();
		Files.delete(fresh);
		this.imports.cancel(this.admin.id(), id);
		assertThat(needed).doesNotExist();
	}

	private List<String> reasons(long id) {
		return this.jdbc.sql("select reason from import_untaken where import_id = ? order by ordinal")
			.param(id)
			.query(String.class)
			.list();
	}

	@Test
	void aFieldOfTheSameKeyTakesItsValue(@Autowired dev.frontdesk.fields.Fields fields,
			@Autowired dev.frontdesk.fields.FieldValues values) throws IOException {
		fields.add(Actor.agent(this.admin.id()), "order-number", dev.frontdesk.fields.FieldType.TEXT,
				new dev.frontdesk.fields.FieldDraft(LocalizedText.of("en", "Order number"), LocalizedText.of("en", ""),
						List.of(), "", dev.frontdesk.fields.Access.AGENTS, false));
		done("zendesk", "zendesk-api.json");
		assertThat(values.of(this.reader, ticket("410").number())).containsEntry("order-number", "10023");
	}

	private long done(String kind, String name) throws IOException {
		return done(kind, text(name).getBytes(StandardCharsets.UTF_8));
	}

	private long done(String kind, byte[] content) {
		long id = send(kind, content);
		run(id);
		return id;
	}

	private void run(long id) {
		read(id);
		this.imports.begin(this.admin.id(), id);
		this.work.work(id, ImportsTest::never);
		assertThat(this.imports.run(id).state()).isEqualTo(ImportState.DONE);
	}

	private void read(long id) {
		this.imports.read(id);
		this.work.work(id, ImportsTest::never);
		assertThat(this.imports.run(id).state()).isEqualTo(ImportState.READ);
	}

	private long send(String kind, byte[] content) {
		return this.imports.receive(this.admin.id(), kind, this.source, "export." + kind,
				new ByteArrayInputStream(content));
	}

	private static byte[] manyRows(int rows) {
		StringBuilder table = new StringBuilder("Id,Subject,Message,Email,Created\n");
		for (int i = 0; i < rows; i++) {
			table.append("row-%d-x,Subject %d,Words %d,c%d@rows.test,2024-01-05 09:30\n".formatted(i, i, i, i % 7));
		}
		return table.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] table(String... numbers) {
		StringBuilder table = new StringBuilder("Id,Subject,Message,Email,Created\n");
		for (String number : numbers) {
			table.append("%s,Subject,Words,c@rows.test,2024-01-05 09:30\n".formatted(number));
		}
		return table.toString().getBytes(StandardCharsets.UTF_8);
	}

	private long taken() {
		return this.jdbc.sql("select count(*) from import_ticket where source = ?")
			.param("csv:" + this.source)
			.query(Long.class)
			.single();
	}

	private Ticket ticket(String externalId) {
		return this.tickets
			.byId(this.jdbc.sql("select ticket_id from import_ticket where source = ? and external_id = ?")
				.params("zendesk:" + this.source, externalId)
				.query(Long.class)
				.single());
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

	private Map<String, Long> rows() {
		Map<String, Long> rows = new HashMap<>();
		this.jdbc.sql(
				"select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
			.query(String.class)
			.list()
			.forEach((table) -> rows.put(table, count(table)));
		return rows;
	}

	private static InputStream open(String name) {
		return Objects.requireNonNull(ImportsTest.class.getResourceAsStream("/sources/" + name));
	}

	private String text(String name) throws IOException {
		try (InputStream bytes = open(name)) {
			// a Message-ID is known to all sources
			return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).replace("lost-410@", this.source + "@");
		}
	}

	private RequestPostProcessor admin() {
		return as(this.admin);
	}

	private static RequestPostProcessor as(Agent agent) {
		return authentication(
				UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(agent.id(), agent.role()), null,
						AuthorityUtils.createAuthorityList("ROLE_" + agent.role())));
	}

	private static boolean never() {
		return false;
	}

	private static final class Crash extends Error {

		private static final long serialVersionUID = 1;

	}

}
