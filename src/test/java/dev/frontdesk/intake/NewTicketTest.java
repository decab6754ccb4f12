package dev.frontdesk.intake;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class NewTicketTest {

	private static final String PAGE = "/desk/tickets/new";

	private static final Pattern TICKET = Pattern.compile("/desk/tickets/(\\d+)");

	@Autowired
	MockMvcTester http;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Categories categories;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private final String run = UUID.randomUUID().toString().replace("-", "").substring(0, 16);

	private Agent anna;

	private Agent ben;

	private Customer nok;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna " + this.run);
		this.ben = hire("Ben " + this.run);
		this.nok = this.customers.withEmail(new EmailAddress("nok-" + this.run + "@example.test"), "Nok " + this.run,
				Locale.of("th"), ZoneId.of("Asia/Bangkok"));
	}

	@Test
	void aCallIsTakenDownAsANoteInOnesOwnHands() {
		long number = created(send(this.anna, form(
				Map.of("customerId", id(this.nok), "subject", "Late parcel", "text", "She called; **very** upset"))));
		Ticket ticket = ticket(number);
		assertThat(ticket.channel()).isEqualTo(Channel.PHONE);
		assertThat(ticket.customerId()).isEqualTo(this.nok.id());
		assertThat(ticket.assigneeId()).isEqualTo(this.anna.id());
		assertThat(ticket.status()).isEqualTo(Status.OPEN);
		assertThat(ticket.language()).isEqualTo("th");
		assertThat(said(number)).isEqualTo(new Said("NOTE", "AGENT", "She called; very upset"));
		assertThat(letters(number)).isZero();
	}

	@Test
	void aMessageToTheCustomerGoesOutAsAnyReplyDoes() {
		long number = created(send(this.anna, form(Map.of("customerId", id(this.nok), "channel", "EMAIL", "voice",
				"MESSAGE", "subject", "Your booking", "text", "We have moved it."))));
		assertThat(said(number)).isEqualTo(new Said("PUBLIC", "AGENT", "We have moved it."));
		assertThat(ticket(number).channel()).isEqualTo(Channel.EMAIL);
		assertThat(this.jdbc
			.sql("select count(*) from ticket_event e join ticket t on t.id = e.ticket_id"
					+ " where t.number = ? and e.field = 'message' and e.became = 'PUBLIC AGENT' and not e.imported")
			.param(number)
			.query(Long.class)
			.single()).isOne();
	}

	@Test
	void theCustomersOwnWordsAreTheirsAndSayWhoWroteThemDown() {
		long number = created(send(this.anna, form(Map.of("customerId", id(this.nok), "voice", "CUSTOMER", "subject",
				"Wants a refund", "text", "I *want* my money back"))));
		assertThat(said(number)).isEqualTo(new Said("PUBLIC", "CUSTOMER", "I *want* my money back"));
		assertThat(get(this.anna, "/desk/tickets/" + number + "/history")).bodyText()
			.contains("written down by " + this.anna.name());
	}

	@Test
	void customersAreSuggestedByNameAndAddressAndSomebodyNewLast() {
		// names are split into words a moment after they are given
		await().untilAsserted(() -> assertThat(get(this.anna, PAGE + "/customers?q=nok " + this.run)).hasStatusOk()
			.bodyText()
			.contains("data-id=\"" + this.nok.id(), "nok-" + this.run + "@example.test", "New customer: nok"));
		assertThat(get(this.anna, PAGE + "/customers?q=nok-" + this.run)).bodyText()
			.contains("data-id=\"" + this.nok.id());
		assertThat(get(this.anna, PAGE + "/customers?q=<b>\u0000' & |")).hasStatusOk();
	}

	@Test
	void anAddressTypedInFullNeedsNoChoosing() {
		long number = created(send(this.anna,
				form(Map.of("customer", "NOK-" + this.run + "@example.test", "subject", "Late", "text", "late"))));
		assertThat(ticket(number).customerId()).isEqualTo(this.nok.id());
	}

	@Test
	void aNameThatIsTypedOnlyAsksWhoIsMeantAndKeepsEverything() {
		Map<String, String> form = form(
				Map.of("customer", "Nok " + this.run, "subject", "Late <b>parcel", "text", "Words & more"));
		// names are split into words a moment after they are given
		await().untilAsserted(() -> assertThat(send(this.anna, form)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Who do you mean?", "name=\"candidate\" value=\"" + this.nok.id(), "Late &lt;b&gt;parcel",
					"Words &amp; more", form.get("submission")));
		form.put("candidate", id(this.nok));
		assertThat(ticket(created(send(this.anna, form))).customerId()).isEqualTo(this.nok.id());
	}

	@Test
	void somebodyNobodyKnowsIsAskedForAsSomebodyNew() {
		String address = "new-" + this.run + "@example.test";
		Map<String, String> form = form(Map.of("customer", address, "subject", "Hello", "text", "hello"));
		assertThat(send(this.anna, form)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Nobody is known by this yet", "value=\"" + address + "\"");
		form.putAll(Map.of("customer", "", "fresh", "true", "email", address, "name", "Kovács Éva", "language", "hu"));
		Customer eva = this.customers.customer(ticket(created(send(this.anna, form))).customerId());
		assertThat(eva.name()).isEqualTo("Kovács Éva");
		assertThat(eva.locale()).isEqualTo(Locale.of("hu"));
		assertThat(this.customers.emails(eva.id())).containsExactly(address);
	}

	@Test
	void aCallerWithoutAnAddressHasANameAndGetsNoLetter() {
		Map<String, String> form = form(Map.of("fresh", "true", "name", "Somchai " + this.run, "subject", "Hello",
				"text", "hello", "voice", "MESSAGE"));
		assertThat(send(this.anna, form)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("A message to the customer needs an address.");
		form.put("voice", "NOTE");
		long caller = ticket(created(send(this.anna, form))).customerId();
		assertThat(this.customers.customer(caller).name()).isEqualTo("Somchai " + this.run);
		assertThat(send(this.anna,
				form(Map.of("customerId", Long.toString(caller), "subject", "Again", "text", "x", "voice", "MESSAGE"))))
			.bodyText()
			.contains("No address of this customer is known");
	}

	@Test
	void everythingThatIsWrongIsToldAtOnce() {
		Map<String, String> form = form(Map.of("fresh", "true", "email", "no address", "subject", " ", "text", "",
				"channel", "CHAT", "voice", "GHOST", "language", "xx"));
		form.putAll(Map.of("team", "999999", "assignee", "x", "priority", "HUGE", "tags", "a".repeat(51), "category",
				"-1", "form", "gone"));
		MvcTestResult back = send(this.anna, form);
		assertThat(back).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		for (String field : List.of("email", "subject", "text", "channel", "voice", "team", "assignee", "priority",
				"tags", "category", "language")) {
			assertThat(back).bodyText().contains("id=\"" + field + "-error\"");
		}
		assertThat(send(this.anna, Map.of())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(get(this.anna, PAGE + "?customer=77777777")).hasStatusOk();
	}

	@Test
	void itIsPlacedAsItsWriterSays() {
		Team team = team(false, this.ben);
		long category = this.categories.add("c-" + this.run, LocalizedText.of("en", "Bikes"), null).id();
		long number = created(send(this.anna,
				form(Map.of("customerId", id(this.nok), "subject", "Late", "text", "late", "team",
						Long.toString(team.id()), "assignee", Long.toString(this.ben.id()), "priority", "URGENT",
						"tags", "vip, Refund", "category", Long.toString(category)))));
		Ticket ticket = ticket(number);
		assertThat(ticket.teamId()).isEqualTo(team.id());
		assertThat(ticket.assigneeId()).isEqualTo(this.ben.id());
		assertThat(ticket.priority()).isEqualTo(Priority.URGENT);
		assertThat(ticket.tags()).containsExactly("refund", "vip");
		assertThat(ticket.categoryId()).isEqualTo(category);
		assertThat(send(this.anna,
				form(Map.of("customerId", id(this.nok), "subject", "Late", "text", "late", "team",
						Long.toString(team.id())))))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("This colleague is not in the chosen team.");
	}

	@Test
	void sentTwiceItIsOneTicketAndWithOtherWordsAnother() {
		Map<String, String> form = form(Map.of("customerId", id(this.nok), "subject", "Late", "text", "late"));
		long number = created(send(this.anna, form));
		assertThat(created(send(this.anna, form))).isEqualTo(number);
		form.put("text", "another matter");
		assertThat(created(send(this.anna, form))).isNotEqualTo(number);
		assertThat(created(send(this.ben, form))).isNotEqualTo(number);
	}

	@Test
	void sentAtTheSameTimeItIsOneTicket() throws Exception {
		Map<String, String> form = form(
				Map.of("fresh", "true", "name", "Twice " + this.run, "subject", "Late", "text", "late"));
		Callable<Long> send = () -> created(send(this.anna, form));
		try (ExecutorService two = Executors.newFixedThreadPool(2)) {
			List<Future<Long>> sent = two.invokeAll(List.of(send, send));
			assertThat(sent.getFirst().get()).isEqualTo(sent.getLast().get());
		}
		assertThat(this.jdbc.sql("select count(*) from customer where name = ?")
			.param("Twice " + this.run)
			.query(Long.class)
			.single()).isOne();
	}

	@Test
	void aPrivateTeamsCustomersAndTicketsStayItsOwn() {
		Team secret = team(true, this.ben);
		Posted born = this.tickets.open(NewTicket.by(this.nok.id(), "", Channel.PORTAL, "th",
				NewMessage.text(UUID.randomUUID().toString(), "hello", Channel.PORTAL, "th")));
		this.tickets.sendToTeam(new Reader.OfDesk(this.ben.id(), Role.ADMIN), born.number(), secret.id());
		assertThat(get(this.anna, PAGE + "/customers?q=nok " + this.run)).bodyText()
			.doesNotContain("data-id=\"" + this.nok.id());
		assertThat(get(this.ben, PAGE + "/customers?q=nok " + this.run)).bodyText()
			.contains("data-id=\"" + this.nok.id());
		assertThat(send(this.anna, form(Map.of("customerId", id(this.nok), "subject", "Late", "text", "late"))))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("This customer is no longer there");
		MvcTestResult gone = send(this.anna, form(Map.of("fresh", "true", "name", "Secret " + this.run, "subject",
				"Hush", "text", "hush", "team", Long.toString(secret.id()), "assignee", "")));
		assertThat(gone).hasStatus(HttpStatus.FOUND).redirectedUrl().isEqualTo(PAGE);
		assertThat(this.jdbc.sql("select team_id from ticket where subject = 'Hush' order by id desc limit 1")
			.query(Long.class)
			.single()).isEqualTo(secret.id());
	}

	@Test
	void onlyTheDeskWritesTicketsHere() {
		assertThat(this.http.get().uri(PAGE).exchange()).hasStatus(HttpStatus.FOUND).redirectedUrl().contains("/login");
		assertThat(get(this.anna, "/desk/views/mine")).bodyText()
			.contains("href=\"/desk/tickets/new\"", "data-key=\"c\"");
	}

	private Map<String, String> form(Map<String, String> said) {
		Map<String, String> form = new HashMap<>(Map.of("submission", this.run + suffix(), "channel", "PHONE", "voice",
				"NOTE", "language", "en", "assignee", Long.toString(this.anna.id())));
		form.putAll(said);
		return form;
	}

	private static String suffix() {
		return UUID.randomUUID().toString().substring(0, 8);
	}

	private long created(MvcTestResult answer) {
		assertThat(answer).hasStatus(HttpStatus.FOUND);
		Matcher ticket = TICKET.matcher(String.valueOf(answer.getResponse().getRedirectedUrl()));
		assertThat(ticket.matches()).isTrue();
		return Long.parseLong(ticket.group(1));
	}

	private Ticket ticket(long number) {
		return this.tickets.byNumber(new Reader.OfDesk(this.ben.id(), Role.ADMIN), number);
	}

	private Said said(long number) {
		return this.jdbc
			.sql("select m.visibility, m.author_kind as author, m.text from message m"
					+ " join ticket t on t.id = m.ticket_id where t.number = ?")
			.param(number)
			.query(Said.class)
			.single();
	}

	private long letters(long number) {
		return this.jdbc
			.sql("select count(*) from portal_letter p join ticket t on t.id = p.ticket_id" + " where t.number = ?")
			.param(number)
			.query(Long.class)
			.single();
	}

	private static String id(Customer customer) {
		return Long.toString(customer.id());
	}

	private Agent hire(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private Team team(boolean confidential, Agent member) {
		Team team = this.staff.foundTeam(Actor.SYSTEM, LocalizedText.of("en", "Team " + this.run), confidential);
		this.staff.join(Actor.SYSTEM, team.id(), member.id());
		return team;
	}

	private MvcTestResult get(Agent agent, String path) {
		return this.http.get()
			.uri(path.contains("?q=") ? PAGE + "/customers" : path)
			.params(query(path))
			.with(signedIn(agent))
			.exchange();
	}

	private static MultiValueMap<String, String> query(String path) {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		int at = path.indexOf("?q=");
		if (at >= 0) {
			query.add("q", path.substring(at + 3));
		}
		return query;
	}

	private MvcTestResult send(Agent agent, Map<String, String> form) {
		MockMvcTester.MockMvcRequestBuilder request = this.http.post()
			.uri(PAGE)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.with(signedIn(agent))
			.with(csrf());
		form.forEach(request::param);
		return request.exchange();
	}

	private static RequestPostProcessor signedIn(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

	private record Said(String visibility, String author, String text) {
	}

}
