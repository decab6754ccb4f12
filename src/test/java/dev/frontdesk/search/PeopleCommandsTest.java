package dev.frontdesk.search;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

@SpringBootTest
@AutoConfigureMockMvc
class PeopleCommandsTest {

	private static final ZoneId UTC = ZoneId.of("UTC");

	@Autowired
	MockMvcTester http;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	private Agent anna;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna", Role.AGENT);
	}

	@Test
	void aCustomerIsFoundByTheBeginningsOfTheirNamesAndLeadsToTheirTickets() {
		open("Zelda Quibbleton", "zelda@quibble.example", "Where is my quilt");
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(found(this.anna, "quibb zel"))
				.contains("Zelda Quibbleton · zelda@quibble.example"));
		assertThat(this.http.get().uri(path(found(this.anna, "quibb zel"))).with(signedIn(this.anna)).exchange())
			.hasStatusOk()
			.bodyText()
			.contains("Where is my quilt");
		assertThat(found(this.anna, "quibb nobody")).doesNotContain("Zelda");
	}

	@Test
	void aCustomerOfWhomTheReaderMaySeeNothingIsNotFound() {
		Posted born = open("Hugo Hushington", "hugo@hush.example", "Between us");
		Agent lead = hire("Lea", Role.LEAD);
		long secret = this.staff.foundTeam(Actor.SYSTEM, LocalizedText.of("en", "Secret " + UUID.randomUUID()), true)
			.id();
		this.tickets.sendToTeam(new Reader.OfDesk(lead.id(), Role.LEAD), born.number(), secret);
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(found(lead, "hushing")).contains("Hugo Hushington"));
		assertThat(found(this.anna, "hushing")).doesNotContain("Hugo");
	}

	@Test
	void aColleagueLeadsToWhatIsInTheirHands() {
		hire("Quillon Byteworth", Role.AGENT);
		String list = found(this.anna, "byte");
		assertThat(list).contains("Quillon Byteworth");
		assertThat(path(list).getPath()).isEqualTo("/desk/search");
		assertThat(path(list).getQuery()).isEqualTo("q=assignee:\"Quillon Byteworth\"");
	}

	@Test
	void nonsenseFindsNobody() {
		for (String odd : List.of("'", "\\ & | ! ' :*", "x".repeat(101), "   ", "%", "a'b\\c")) {
			assertThat(found(this.anna, odd)).as(odd).doesNotContain("<a ");
		}
	}

	private Posted open(String name, String address, String subject) {
		long customer = this.customers.withEmail(EmailAddress.typed(address), name, Locale.ENGLISH, UTC).id();
		return this.tickets.open(NewTicket.by(customer, subject, Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "hello", Channel.PORTAL, "en")));
	}

	private String found(Agent agent, String typed) {
		MvcTestResult result = this.http.get().uri("/desk/commands?q={q}", typed).with(signedIn(agent)).exchange();
		assertThat(result).hasStatusOk();
		return HtmlUtils.htmlUnescape(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	private static URI path(String list) {
		return URI.create(Pattern.compile("href=\"([^\"]+)\"")
			.matcher(list)
			.results()
			.map((one) -> one.group(1))
			.findFirst()
			.orElseThrow());
	}

	private Agent hire(String name, Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", name, role, Locale.ENGLISH, UTC);
	}

	private static RequestPostProcessor signedIn(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
