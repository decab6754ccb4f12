package dev.frontdesk.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Step;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.testing.Routed;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class FieldsTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Fields fields;

	@Autowired
	FieldValues values;

	@Autowired
	FieldPersonalData personal;

	@Autowired
	Actions actions;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private final String run = UUID.randomUUID().toString().substring(0, 8);

	private Agent admin;

	private Reader.OfDesk by;

	private long customer;

	private Posted born;

	@BeforeEach
	void cast() {
		this.admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", "Ada", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.by = new Reader.OfDesk(this.admin.id(), Role.ADMIN);
		this.customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		this.born = Routed.decided(this.jdbc, open());
	}

	private Posted open() {
		return this.tickets.open(NewTicket.by(this.customer, "Return", Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "I want to return it", Channel.PORTAL, "en")));
	}

	private String define(String name, FieldType type, Access access, String pattern) {
		return define(name, type, access, pattern, false);
	}

	private String define(String name, FieldType type, Access access, String pattern, boolean personal) {
		return this.fields
			.add(Actor.SYSTEM, name + "-" + this.run, type,
					new FieldDraft(LocalizedText.of("en", name), LocalizedText.of("en", "help"),
							List.of(choice("red"), choice("green"), choice("blue")), pattern, access, personal))
			.key();
	}

	private static Field.Choice choice(String key) {
		return new Field.Choice(key, LocalizedText.of("en", key.toUpperCase(Locale.ROOT)), false);
	}

	private void set(String key, Object value) {
		this.values.set(this.by, this.born.number(), Map.of(key, value));
	}

	private Map<String, Object> held() {
		return this.values.of(this.by, this.born.number());
	}

	private void refuses(String key, Object value, String message) {
		assertThatExceptionOfType(WrongValues.class).as("%s", value)
			.isThrownBy(() -> set(key, value))
			.satisfies((ex) -> {
				assertThat(ex.field()).isEqualTo("fields." + key);
				assertThat(ex.key()).isEqualTo("fields.value." + message);
			});
	}

	@Test
	void eachKindTakesWhatItIsMadeForAndNothingElse() {
		String number = define("number", FieldType.NUMBER, Access.AGENTS, "");
		String decimal = define("decimal", FieldType.DECIMAL, Access.AGENTS, "");
		String date = define("date", FieldType.DATE, Access.AGENTS, "");
		String box = define("box", FieldType.CHECKBOX, Access.AGENTS, "");
		String choice = define("choice", FieldType.CHOICE, Access.AGENTS, "");
		String several = define("several", FieldType.CHOICES, Access.AGENTS, "");
		set(number, "٤٧ 11");
		set(decimal, "12,50");
		set(date, "2026-11-22");
		set(box, List.of("false", "true"));
		set(choice, "red");
		set(several, List.of("", "blue", "red", "red"));
		assertThat(held()).containsEntry(number, new BigDecimal("4711"))
			.containsEntry(decimal, new BigDecimal("12.5"))
			.containsEntry(date, "2026-11-22")
			.containsEntry(box, true)
			.containsEntry(choice, "red")
			.containsEntry(several, List.of("red", "blue"));
		refuses(number, "1.5", "whole");
		refuses(number, "many", "number");
		refuses(number, new BigDecimal("1e999999999"), "too-large");
		refuses(decimal, new BigDecimal("1e-999999999"), "too-large");
		refuses(decimal, Double.NaN, "number");
		refuses(date, "2026-02-30", "date");
		refuses(date, "+999999999-01-01", "date");
		refuses(box, "perhaps", "checkbox");
		refuses(choice, "pink", "choice");
		refuses(choice, List.of("red", "green"), "one");
		refuses(several, 7, "choice");
		refuses(several, Collections.nCopies(10_000, "red"), "too-many");
		refuses(choice, Map.of("a", "b"), "choice");
		set(box, false);
		set(several, List.of());
		assertThat(held()).doesNotContainKeys(box, several);
	}

	@Test
	void aTextIsCheckedByItsPatternWithinABudget() {
		String order = define("order", FieldType.TEXT, Access.AGENTS, "[A-Z]{2}-[0-9]+");
		set(order, " WF-1 ");
		assertThat(held()).containsEntry(order, "WF-1");
		refuses(order, "wf 1", "pattern");
		String slow = define("slow", FieldType.TEXT, Access.AGENTS, "(a+)+b");
		refuses(slow, "a".repeat(150), "pattern");
		assertThatExceptionOfType(InvalidText.class)
			.isThrownBy(() -> define("broken", FieldType.TEXT, Access.AGENTS, "[a-"))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("pattern"));
	}

	@Test
	void oneWrongValueLeavesAllAsTheyWere() {
		String text = define("text", FieldType.TEXT, Access.AGENTS, "");
		String date = define("date", FieldType.DATE, Access.AGENTS, "");
		assertThatExceptionOfType(WrongValues.class)
			.isThrownBy(() -> this.values.set(this.by, this.born.number(),
					Map.of(text, "fine", date, "yesterday", "no-such\u202Efield" + "x".repeat(9999), "?")))
			.satisfies((ex) -> assertThat(ex.all()).hasSize(2).allMatch((one) -> one.field().length() < 60));
		assertThat(held()).doesNotContainKey(text);
	}

	@Test
	void theHistoryTellsAndRestoresAValue() {
		String choice = define("colour", FieldType.CHOICE, Access.AGENTS, "");
		set(choice, "red");
		set(choice, "green");
		String page = "/desk/tickets/" + this.born.number() + "/history";
		assertThat(this.http.get().uri(page).with(signedIn())).hasStatusOk()
			.bodyText()
			.contains("colour", "RED", "GREEN");
		assertThat(this.http.get().uri(page + ".csv").with(signedIn())).bodyText()
			.contains("RED → GREEN".substring(0, 3));
		long event = this.jdbc.sql("select id from ticket_event where ticket_id = ? and field = ? and became = 'green'")
			.params(this.born.ticketId(), "fields." + choice)
			.query(Long.class)
			.single();
		this.tickets.restore(this.by, this.born.number(), event);
		assertThat(held()).containsEntry(choice, "red");
	}

	@Test
	void twoWhoEditTheSameFieldAtOnceDoNotOverwriteEachOther() {
		String text = define("text", FieldType.TEXT, Access.AGENTS, "");
		set(text, "theirs");
		assertThatExceptionOfType(WrongValues.class)
			.isThrownBy(() -> this.values.set(this.by, this.born.number(), "", Map.of(text, "mine"), Map.of(text, "")))
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo("fields.value.changed-since"));
		assertThat(held()).containsEntry(text, "theirs");
		this.values.set(this.by, this.born.number(), "", Map.of(text, "theirs"), Map.of(text, ""));
	}

	@Test
	void customersReadOnlyWhatIsMeantForThem() {
		String inner = define("inner", FieldType.TEXT, Access.AGENTS, "");
		String seen = define("seen", FieldType.TEXT, Access.CUSTOMERS_SEE, "");
		set(inner, "a secret");
		set(seen, "hello");
		assertThat(this.values.of(new Reader.OfCustomer(this.customer), this.born.number()))
			.containsOnly(Map.entry(seen, "hello"));
	}

	@Test
	void anArchivedFieldKeepsItsValuesAndTakesNoMore() {
		String text = define("text", FieldType.TEXT, Access.AGENTS, "");
		set(text, "kept");
		this.fields.archive(Actor.SYSTEM, this.fields.byKey(text).orElseThrow().id());
		refuses(text, "more", "archived");
		assertThat(held()).containsEntry(text, "kept");
		assertThat(this.actions.find("fields." + text)).isEmpty();
		this.fields.takeUp(Actor.SYSTEM, this.fields.byKey(text).orElseThrow().id());
		set(text, "more");
	}

	@Test
	void aMacroSetsAFieldAndUndoBringsItBack() {
		String several = define("several", FieldType.CHOICES, Access.AGENTS, "");
		set(several, List.of("red"));
		Acting acting = Acting.unseen(this.by, UUID.randomUUID().toString());
		Step step = this.actions.check(new Step("fields." + several, "+blue"));
		var deed = this.actions.apply(acting, this.born.number(), List.of(step));
		assertThat(held()).containsEntry(several, List.of("red", "blue"));
		this.actions.undo(acting, this.born.number(), deed.undo(), deed.seq());
		assertThat(held()).containsEntry(several, List.of("red"));
		assertThatExceptionOfType(InvalidText.class)
			.isThrownBy(() -> this.actions.check(new Step("fields." + several, "blue")));
	}

	@Test
	void splitsFollowUpsAndMergesCarryValues() {
		String text = define("text", FieldType.TEXT, Access.AGENTS, "");
		String other = define("other", FieldType.TEXT, Access.AGENTS, "");
		set(text, "ours");
		long next = this.tickets.followUp(this.by, this.born.number());
		assertThat(this.values.of(this.by, next)).containsEntry(text, "ours");
		Posted merged = open();
		this.values.set(this.by, merged.number(), Map.of(text, "theirs", other, "new"));
		this.tickets.merge(this.by, merged.number(), this.born.number());
		assertThat(held()).containsEntry(text, "ours").containsEntry(other, "new");
	}

	@Test
	void anUnmergeGivesBackWhatWasLearnedUnlessSomebodySaidOtherwiseSince() {
		String learned = define("learned", FieldType.TEXT, Access.AGENTS, "");
		String changed = define("changed", FieldType.TEXT, Access.AGENTS, "");
		Posted first = open();
		Posted second = open();
		Posted third = open();
		this.values.set(this.by, first.number(), Map.of(learned, "first", changed, "first"));
		this.values.set(this.by, third.number(), Map.of(learned, "third"));
		this.tickets.merge(this.by, first.number(), second.number());
		this.tickets.merge(this.by, second.number(), this.born.number());
		this.tickets.merge(this.by, third.number(), this.born.number());
		assertThat(held()).containsEntry(learned, "first").containsEntry(changed, "first");
		set(changed, "by hand");
		this.tickets.unmerge(this.by, first.number());
		assertThat(held()).containsEntry(learned, "third").containsEntry(changed, "by hand");
		assertThat(this.values.of(this.by, first.number())).containsEntry(learned, "first");
		this.tickets.unmerge(this.by, third.number());
		assertThat(held()).doesNotContainKey(learned).containsEntry(changed, "by hand");
		assertThat(this.jdbc
			.sql("select was from ticket_event where ticket_id = ? and field = ? order by seq desc limit 1")
			.params(this.born.ticketId(), Field.PREFIX + learned)
			.query(String.class)
			.single()).isEqualTo("third");
	}

	@Test
	void aValueIsSearchedByTheKeyOfItsField() {
		String order = define("order", FieldType.TEXT, Access.AGENTS, "");
		String colour = define("colour", FieldType.CHOICE, Access.AGENTS, "");
		String colours = define("colours", FieldType.CHOICES, Access.AGENTS, "");
		String refund = define("refund", FieldType.DECIMAL, Access.AGENTS, "");
		String bought = define("bought", FieldType.DATE, Access.AGENTS, "");
		String gift = define("gift", FieldType.CHECKBOX, Access.AGENTS, "");
		this.values.set(this.by, this.born.number(), Map.of(order, "WF-10234 b", colour, "red", colours,
				List.of("green", "blue"), refund, "25.5", bought, "2026-11-22", gift, true));
		for (String query : List.of(order + ":10234", order + ":\"wf-10234 b\"", colour + ":RED", colour + ":re",
				colours + ":blue", refund + ":25.5", refund + ":>25", refund + ":<=25.5", refund + ":20..30",
				bought + ":2026-11-22", bought + ":2026-11", bought + ":>=2026-11-22", bought + ":<2026-11-23",
				gift + ":yes", "has:" + refund + " " + gift + ":yes", "-" + colour + ":green " + gift + ":yes")) {
			assertThat(search(query)).as(query).contains("/desk/tickets/" + this.born.number());
		}
		for (String query : List.of(order + ":\"WF-10234\"", colour + ":green", colours + ":red", refund + ":>25.5",
				bought + ":2026-10", bought + ":>2026-11-22", gift + ":no", "-has:" + refund + " " + order + ":wf")) {
			assertThat(search(query)).as(query).doesNotContain("/desk/tickets/" + this.born.number());
		}
		assertThat(search(refund + ":lots")).contains("is not a number");
		assertThat(search(bought + ":soon")).contains("is not a day");
		assertThat(search(colour + ":purple")).contains("RED");
		assertThat(this.http.get().uri("/desk/search/suggestions?q=ord").with(signedIn())).bodyText()
			.contains(order + ":");
	}

	private String search(String query) {
		return new String(this.http.get()
			.uri("/desk/search?q={q}", query)
			.with(signedIn())
			.exchange()
			.getMvcResult()
			.getResponse()
			.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	@Test
	void whatIsPersonalGoesWithThePerson() {
		String passport = define("passport", FieldType.TEXT, Access.AGENTS, "", true);
		String product = define("product", FieldType.TEXT, Access.AGENTS, "");
		set(passport, "AB123456");
		set(product, "tent");
		assertThat(this.personal.of(this.customer)).extracting("value").contains("passport: AB123456");
		assertThat(this.personal.erase(this.customer)).isEqualTo(1);
		assertThat(held()).doesNotContainKey(passport).containsEntry(product, "tent");
		assertThat(
				this.jdbc.sql("select count(*) from ticket_event where became = 'AB123456'").query(Long.class).single())
			.isZero();
	}

	@Test
	void anAdminDefinesAFieldAndTwoAtOnceLoseNothing() {
		String key = "made-" + this.run;
		assertThat(post("/admin/fields", "key", key, "type", "CHOICE", "name-en", "Made <b>here</b>", "choices-en",
				"Dark red\nÉgkék\n", "choices-hu", "Sötétvörös\nÉgkék", "access", "CUSTOMERS_EDIT"))
			.hasRedirectedUrl("/admin/fields");
		Field field = this.fields.byKey(key).orElseThrow();
		assertThat(field.choices()).extracting(Field.Choice::key).containsExactly("dark-red", "egkek");
		assertThat(field.access()).isEqualTo(Access.CUSTOMERS_EDIT);
		assertThat(this.http.get().uri("/admin/fields").with(signedIn())).bodyText()
			.contains("Made &lt;b&gt;here&lt;/b&gt;")
			.doesNotContain("<b>here</b>");
		assertThat(
				post("/admin/fields", "key", "", "type", "TEXT", "name-en", "3. Größe " + this.run, "access", "AGENTS"))
			.hasRedirectedUrl("/admin/fields");
		assertThat(this.fields.byKey("gro-e-" + this.run)).isPresent();
		String path = "/admin/fields/" + field.id();
		assertThat(post(path, "version", "0", "name-en", "Mine", "keys", "dark-red\negkek", "choices-en", "A\nB",
				"access", "AGENTS"))
			.hasRedirectedUrl("/admin/fields");
		assertThat(post(path, "version", "0", "name-en", "Theirs", "keys", "dark-red\negkek", "choices-en", "A\nB",
				"access", "AGENTS"))
			.hasStatus(422)
			.bodyText()
			.contains("Theirs", "Someone else saved this field");
		assertThat(post(path, "version", "1", "name-en", "Gone", "keys", "egkek", "choices-en", "B")).hasStatus(422)
			.bodyText()
			.contains("cannot be removed", "dark-red");
		assertThat(post("/admin/fields", "key", "many-" + this.run, "type", "CHOICE", "name-en", "Many", "choices-en",
				String.join("\n", IntStream.range(0, 10_000).mapToObj(Integer::toString).toList())))
			.hasStatus(422)
			.bodyText()
			.contains("At most 500 choices");
		assertThat(post("/admin/fields", "key", key, "type", "TEXT", "name-en", "Again")).hasStatus(422)
			.bodyText()
			.contains("Another field has this key");
	}

	@Test
	void oneStatementReadsTheValuesOfAWholeList() {
		String date = define("date", FieldType.DATE, Access.AGENTS, "");
		set(date, LocalDate.of(2026, 1, 2));
		assertThat(this.values.ofAll(List.of(this.born.ticketId(), -1L))).containsOnlyKeys(this.born.ticketId())
			.containsEntry(this.born.ticketId(), Map.of(date, "2026-01-02"));
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult post(String path, String... parameters) {
		var request = this.http.post().uri(path).with(signedIn()).with(csrf());
		for (int i = 0; i < parameters.length; i += 2) {
			request = request.param(parameters[i], parameters[i + 1]);
		}
		return request.exchange();
	}

	private RequestPostProcessor signedIn() {
		return authentication(
				UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(this.admin.id(), Role.ADMIN), "",
						AuthorityUtils.createAuthorityList("ROLE_ADMIN", "ROLE_AGENT")));
	}

}
