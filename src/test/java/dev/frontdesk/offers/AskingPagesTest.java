package dev.frontdesk.offers;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class AskingPagesTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	InHand inHand;

	private Agent anna;

	private Agent bela;

	private Posted chat;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna");
		this.bela = hire("Béla <b>");
		this.chat = this.tickets.open(
				NewTicket.by(this.customers.anonymous(Locale.ENGLISH, ZoneId.of("Asia/Bangkok")).id(), "", Channel.CHAT,
						"en", NewMessage.text(UUID.randomUUID().toString(), "Where is my tent?", Channel.CHAT, "en")));
		this.tickets.assign(new Reader.OfDesk(this.anna.id(), Role.AGENT), this.chat.number(), this.anna.id());
	}

	@ParameterizedTest
	@ValueSource(strings = { "transfer", "invitation" })
	void whoIsAskedForIsChosenOnAPageAndWhatWasTypedOutlivesAMistake(String deed) {
		String path = "/desk/tickets/" + this.chat.number() + '/' + deed;
		assertThat(this.http.get().uri(path).with(as(this.anna)).exchange()).hasStatusOk()
			.bodyText()
			.contains("<main", "agent:" + this.bela.id(), "Béla &lt;b&gt;")
			.doesNotContain("agent:" + this.anna.id() + '"');
		assertThat(post(this.anna, path, Map.of("note", "Knows <tents>"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Knows &lt;tents&gt;", "o-to-error");
		assertThat(post(this.anna, path, Map.of("to", "agent:" + this.bela.id(), "note", "x".repeat(5_001))))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("o-note-error");
		assertThat(post(this.anna, path, Map.of("to", "agent:" + this.bela.id()))).hasStatus3xxRedirection();
	}

	@Test
	void whoIsAskedInAnswersOnAnyPageOfTheDesk() {
		String path = "/desk/tickets/" + this.chat.number() + "/invitation";
		assertThat(post(this.anna, path, Map.of("to", "agent:" + this.bela.id()))).hasStatus3xxRedirection();
		long asked = this.inHand.of(this.bela.id()).offers().getFirst().id();
		String answer = "/desk/invitations/" + asked;
		assertThat(this.http.get().uri("/desk/offers").with(as(this.bela)).exchange()).hasStatusOk()
			.bodyText()
			.contains(answer + "/acceptance", "Anna asks you to join", "Where is my tent?");
		assertThat(post(this.anna, answer + "/acceptance", Map.of())).as("nobody asked her")
			.hasStatus(HttpStatus.CONFLICT);
		for (String click : new String[] { "first", "second" }) {
			assertThat(post(this.bela, answer + "/acceptance", Map.of())).as(click)
				.hasStatus3xxRedirection()
				.redirectedUrl()
				.isEqualTo("/desk/tickets/" + this.chat.number());
		}
		assertThat(post(this.bela, answer + "/refusal", Map.of())).as("has come").hasStatus(HttpStatus.CONFLICT);
	}

	private MvcTestResult post(Agent agent, String path, Map<String, String> typed) {
		var request = this.http.post().uri(path).with(as(agent)).with(csrf());
		typed.forEach(request::param);
		return request.exchange();
	}

	private Agent hire(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@asking.test", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
	}

	private static RequestPostProcessor as(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
