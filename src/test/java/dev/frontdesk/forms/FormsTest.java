package dev.frontdesk.forms;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Step;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.fields.Access;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldDraft;
import dev.frontdesk.fields.FieldType;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.fields.WrongValues;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.NotYetSolvable;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class FormsTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	FormEditing editing;

	@Autowired
	Forms forms;

	@Autowired
	Fields fields;

	@Autowired
	FieldValues values;

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

	private Form form;

	@BeforeEach
	void cast() {
		this.admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", "Ada", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.by = new Reader.OfDesk(this.admin.id(), Role.ADMIN);
		this.customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		this.born = this.tickets.open(NewTicket.by(this.customer, "Return", Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "I want to return it", Channel.PORTAL, "en")));
		define("reason", FieldType.CHOICE, Access.CUSTOMERS_EDIT);
		define("damage", FieldType.TEXT, Access.CUSTOMERS_EDIT);
		define("photo", FieldType.TEXT, Access.CUSTOMERS_EDIT);
		define("refund", FieldType.DECIMAL, Access.AGENTS);
		this.form = this.editing.add(Actor.SYSTEM, "return-" + this.run,
				new FormDraft(LocalizedText.of("en", "Return " + this.run), LocalizedText.of("en", "Sixty days"),
						Set.of(Door.PORTAL, Door.AGENTS), null, null, false,
						List.of(new Form.Line(key("reason"), true, Set.of(), null),
								new Form.Line(key("damage"), true, Set.of(), is("reason", "damaged")),
								new Form.Line(key("photo"), false, Set.of(),
										TicketFilter.where(path("damage"), Operator.GIVEN)),
								new Form.Line(key("refund"), false, Set.of(Status.SOLVED), null))));
	}

	@AfterEach
	void leaveNoFormBehind() {
		this.editing.archive(Actor.SYSTEM, this.form.id());
	}

	private void define(String name, FieldType type, Access access) {
		this.fields.add(Actor.SYSTEM, key(name), type, new FieldDraft(LocalizedText.of("en", "The " + name),
				new LocalizedText(Map.of()), List.of(choice("size"), choice("damaged")), "", access, false));
	}

	private static Field.Choice choice(String key) {
		return new Field.Choice(key, LocalizedText.of("en", key), false);
	}

	private String key(String name) {
		return name + "-" + this.run;
	}

	private String path(String name) {
		return Field.PREFIX + key(name);
	}

	private TicketFilter is(String name, String value) {
		return TicketFilter.where(path(name), Operator.IS, value);
	}

	private Opening opening(Door door, Map<String, ?> values) {
		return new Opening(this.form.key(), door, null, null, values);
	}

	@Test
	void whatIsHiddenIsNeitherNeededNorKept() {
		assertThat(this.forms.check(opening(Door.PORTAL, Map.of(key("reason"), "size", key("damage"), "typed before"))))
			.containsOnlyKeys(key("reason"));
		assertThatExceptionOfType(WrongValues.class)
			.isThrownBy(() -> this.forms.check(opening(Door.PORTAL, Map.of(key("reason"), "damaged"))))
			.satisfies((ex) -> assertThat(ex.all()).singleElement()
				.satisfies((one) -> assertThat(one.field()).isEqualTo(path("damage"))));
		assertThat(this.forms
			.check(opening(Door.PORTAL, Map.of(key("reason"), "damaged", key("damage"), "torn", key("photo"), "here"))))
			.containsOnlyKeys(key("reason"), key("damage"), key("photo"));
		assertThat(this.forms.check(opening(Door.PORTAL, Map.of(key("reason"), "size", key("photo"), "hidden twice"))))
			.containsOnlyKeys(key("reason"));
	}

	@Test
	void customersGiveNothingThatOnlyAgentsKnow() {
		assertThat(this.forms.check(opening(Door.PORTAL, Map.of(key("reason"), "size", key("refund"), "100"))))
			.doesNotContainKey(key("refund"));
		assertThat(this.forms.check(opening(Door.AGENTS, Map.of(key("reason"), "size", key("refund"), "100"))))
			.containsKey(key("refund"));
	}

	@Test
	void solvingWithoutANeededValueIsRefusedByHandAndByMacroAndNothingIsHalfDone() {
		this.forms.begin(this.born.ticketId(), Actor.customer(this.customer),
				opening(Door.PORTAL, Map.of(key("reason"), "size")));
		assertThatExceptionOfType(NotYetSolvable.class)
			.isThrownBy(() -> this.tickets.changeStatus(this.by, this.born.number(), Status.SOLVED))
			.satisfies((ex) -> assertThat(ex.open()).containsExactly("The refund"));
		Step note = new Step("subject", "Half done");
		Step solve = new Step("status", "SOLVED");
		assertThatExceptionOfType(NotYetSolvable.class).isThrownBy(() -> this.actions
			.apply(Acting.unseen(this.by, UUID.randomUUID().toString()), this.born.number(), List.of(note, solve)));
		assertThat(this.tickets.byId(this.born.ticketId()).subject()).isEqualTo("Return");
		Step refund = new Step(path("refund"), "12.5");
		this.actions.apply(Acting.unseen(this.by, UUID.randomUUID().toString()), this.born.number(),
				List.of(refund, solve));
		assertThat(this.tickets.byId(this.born.ticketId()).status()).isEqualTo(Status.SOLVED);
		assertThatExceptionOfType(WrongValues.class)
			.isThrownBy(() -> this.values.set(this.by, this.born.number(), Map.of(key("refund"), "")))
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo("forms.value.required-now"));
	}

	@Test
	void theStandardFormAsksOfTicketsThatCameWithoutOne() {
		this.tickets.changeStatus(this.by, this.born.number(), Status.PENDING);
		Form standard = this.editing.add(Actor.SYSTEM, "all-" + this.run,
				new FormDraft(LocalizedText.of("en", "All"), new LocalizedText(Map.of()), Set.of(), null, null, true,
						List.of(new Form.Line(key("refund"), false, Set.of(Status.ON_HOLD), null))));
		assertThatExceptionOfType(NotYetSolvable.class)
			.isThrownBy(() -> this.tickets.changeStatus(this.by, this.born.number(), Status.ON_HOLD));
		this.editing.archive(Actor.SYSTEM, standard.id());
		this.tickets.changeStatus(this.by, this.born.number(), Status.ON_HOLD);
	}

	@Test
	void circlesOfConditionsAreRefusedAtTheField() {
		assertThatExceptionOfType(InvalidFilter.class)
			.isThrownBy(() -> show("reason", TicketFilter.where(path("photo"), Operator.GIVEN)))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo(path("photo")));
		assertThatExceptionOfType(InvalidFilter.class)
			.isThrownBy(() -> show("photo", TicketFilter.where(path("photo"), Operator.GIVEN)))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo(path("photo")));
		assertThatExceptionOfType(InvalidFilter.class)
			.isThrownBy(() -> show("photo", TicketFilter.where("status", Operator.IS, "NEW")))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("status"));
		MvcTestResult refused = post("/admin/forms/" + this.form.id() + "/fields/" + key("reason") + "/condition",
				"version", "0", "c.join", "all", "c.0.field", path("photo"), "c.0.operator", "given");
		assertThat(refused).hasStatus(422).bodyText().contains("a loop");
		show("reason", null);
	}

	private void show(String field, @Nullable TicketFilter condition) {
		this.editing.show(Actor.SYSTEM, this.form.id(), this.editing.form(this.form.id()).version(), key(field),
				condition);
	}

	@Test
	void anAdminMakesAFormAndTwoAtOnceLoseNothing() {
		String path = "/admin/forms/" + this.form.id();
		assertThat(this.http.get().uri(path).with(signedIn())).hasStatusOk()
			.bodyText()
			.contains("The damage", "Shown when", "damaged");
		assertThat(post(path, "version", "0", "name-en", "Mine", "doors", "PORTAL", "line.0", key("reason"), "line.1",
				key("damage"), "line.2", key("photo"), "line.3", key("refund")))
			.hasRedirectedUrl("/admin/forms");
		assertThat(this.editing.form(this.form.id()).line(key("damage")).orElseThrow().condition())
			.isEqualTo(is("reason", "damaged"));
		assertThat(post(path, "version", "0", "name-en", "Theirs", "line.0", key("reason"))).hasStatus(422)
			.bodyText()
			.contains("Theirs");
		assertThat(post(path, "version", "1", "name-en", "Less", "line.0", key("damage"))).hasStatus(422)
			.bodyText()
			.contains("depends on");
		assertThat(post("/admin/forms/draft", "id", Long.toString(this.form.id()), "name-en", "Mine", "line.0",
				key("reason"), "step", "add", "add", key("refund")))
			.hasStatusOk()
			.bodyText()
			.contains("The refund");
	}

	@Test
	void thePanelSavesOneFieldAndSaysWhatIsWrong() {
		String ticket = "/desk/tickets/" + this.born.number();
		assertThat(post(ticket + "/form", "form", this.form.key())).hasRedirectedUrl(ticket + "#fields");
		assertThat(this.http.get().uri(ticket).with(signedIn())).bodyText()
			.contains("The reason", "Required before: Solved");
		assertThat(post(ticket + "/fields", "seen." + key("refund"), "", path("refund"), "12.50"))
			.hasRedirectedUrl(ticket + "#fields");
		assertThat(this.values.held(this.born.ticketId())).containsKey(key("refund"));
		assertThat(post(ticket + "/fields", path("refund"), "a lot")).hasStatus(422)
			.bodyText()
			.contains("a lot", "This is not a number");
		assertThat(post(ticket + "/fields", "seen." + key("refund"), "11", path("refund"), "13")).hasStatus(422)
			.bodyText()
			.contains("Someone changed this in the meantime");
	}

	@Test
	void thePortalAsksWhatAnAnswerBringsUpAndKeepsWhatWasTyped() {
		String page = "/help/en/requests/new";
		assertThat(this.http.get().uri(page)).bodyText().contains("Return " + this.run, "Something else");
		assertThat(this.http.get().uri(page + "?form=" + this.form.key())).bodyText()
			.contains("The reason", "Sixty days")
			.doesNotContain("The refund", "The damage");
		String email = UUID.randomUUID() + "@example.com";
		String[] first = { "form", this.form.key(), "asked", key("reason"), "email", email, "message", "It is torn",
				path("reason"), "damaged" };
		assertThat(postAsCustomer(page, first)).hasStatus(422)
			.bodyText()
			.contains("A few more questions", "The damage", "It is torn");
		String[] empty = { "form", this.form.key(), "asked", key("reason"), "asked", key("damage"), "email", email,
				"message", "It is torn", path("reason"), "damaged", path("damage"), "" };
		assertThat(postAsCustomer(page, empty)).hasStatus(422).bodyText().contains("This is required.");
		String[] whole = { "form", this.form.key(), "asked", key("reason"), "asked", key("damage"), "asked",
				key("photo"), "email", email, "message", "It is torn", path("reason"), "damaged", path("damage"),
				"the sole", path("refund"), "1000000" };
		assertThat(postAsCustomer(page, whole)).hasStatus3xxRedirection();
		long ticket = this.jdbc.sql("""
				select t.id from ticket t join customer_identity i on i.customer_id = t.customer_id
				where i.value = ?""").param(email).query(Long.class).single();
		assertThat(this.values.held(ticket)).containsOnlyKeys(key("reason"), key("damage"));
		assertThat(this.forms.of(ticket)).isEqualTo(this.form.key());
	}

	@Test
	void aFieldArchivedWhileTheFormIsOpenLosesNoWord() {
		this.fields.archive(Actor.SYSTEM, this.fields.byKey(key("photo")).orElseThrow().id());
		String[] sent = { "form", this.form.key(), "asked", key("reason"), "asked", key("photo"), "email",
				UUID.randomUUID() + "@example.com", "message", "Hello", path("reason"), "size", path("photo"),
				"what I typed" };
		assertThat(postAsCustomer("/help/en/requests/new", sent)).hasStatus(422)
			.bodyText()
			.contains("no longer asked", "what I typed", "Hello");
	}

	private MvcTestResult postAsCustomer(String path, String... parameters) {
		var request = this.http.post().uri(path).with(csrf());
		for (int i = 0; i < parameters.length; i += 2) {
			request = request.param(parameters[i], parameters[i + 1]);
		}
		return request.exchange();
	}

	private MvcTestResult post(String path, String... parameters) {
		var request = this.http.post().uri(path).with(signedIn()).with(csrf());
		for (int i = 0; i < parameters.length; i += 2) {
			request = request.param(parameters[i], parameters[i + 1]);
		}
		return request.exchange();
	}

	@Test
	void anAgentWhoOpensATicketIsAskedTheSameAndAskedOnceMoreWhatFollows() {
		MvcTestResult more = openTicket("damaged", "", key("reason"), key("refund"));
		assertThat(more).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("name=\"" + path("damage"),
					path("damage").replace('.', '-').replace("fields", "field") + "-error");
		MvcTestResult opened = openTicket("damaged", "bent", key("reason"), key("damage"), key("photo"), key("refund"));
		assertThat(opened).hasStatus(HttpStatus.FOUND);
		long number = Long.parseLong(String.valueOf(opened.getResponse().getRedirectedUrl()).replaceAll("\\D", ""));
		assertThat(this.values.of(this.by, number)).containsEntry(key("reason"), "damaged")
			.containsEntry(key("damage"), "bent");
		assertThat(this.forms.of(this.tickets.byNumber(this.by, number).id())).isEqualTo(this.form.key());
	}

	private MvcTestResult openTicket(String reason, String damage, String... asked) {
		var request = this.http.post()
			.uri("/desk/tickets/new")
			.with(signedIn())
			.with(csrf())
			.param("customerId", Long.toString(this.customer))
			.param("channel", "PHONE")
			.param("voice", "NOTE")
			.param("subject", "Return")
			.param("text", "She called")
			.param("form", this.form.key())
			.param(path("reason"), reason)
			.param(path("damage"), damage)
			.param("asked", asked);
		return request.exchange();
	}

	private RequestPostProcessor signedIn() {
		return authentication(
				UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(this.admin.id(), Role.ADMIN), "",
						AuthorityUtils.createAuthorityList("ROLE_ADMIN", "ROLE_AGENT")));
	}

}
