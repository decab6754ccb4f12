package dev.frontdesk.checklists;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class ChecklistsTest {

	private static final Locale HUNGARIAN = Locale.of("hu");

	@Autowired
	MockMvcTester http;

	@Autowired
	Checklists checklists;

	@Autowired
	Templates templates;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	private Agent anna;

	private Agent ben;

	private Posted born;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna", Role.AGENT);
		this.ben = hire("Ben", Role.AGENT);
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		this.born = this.tickets.open(NewTicket.by(customer, "Return", Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "I want to return it", Channel.PORTAL, "en")));
	}

	@Test
	void aTemplateIsReadByEachInTheirOwnLanguage() {
		attach(false);
		assertThat(lists(Locale.ENGLISH).getFirst().items()).extracting(Checklist.Item::text)
			.containsExactly("Ask for a picture", "Send the label");
		assertThat(lists(HUNGARIAN).getFirst().items()).extracting(Checklist.Item::text)
			.containsExactly("Fénykép bekérése", "Címke küldése");
	}

	@Test
	void attachingTwiceKeepsWhatWasTicked() {
		long template = attach(false);
		tick(this.anna, 0, true);
		this.checklists.attach(by(this.ben), this.born.number(), template, Locale.ENGLISH);
		assertThat(lists(Locale.ENGLISH)).singleElement().extracting(Checklist::done).isEqualTo(1L);
	}

	@Test
	void twoWhoTickTheSameItemHaveBothTickedItAndTheFirstStaysNamed() {
		attach(false);
		tick(this.anna, 0, true);
		tick(this.ben, 0, true);
		assertThat(item(0).by()).isEqualTo("Anna");
		tick(this.ben, 0, false);
		assertThat(item(0).done()).isFalse();
	}

	@Test
	void aRequiredListStandsInTheWayOfSolvingUntilItIsDone() {
		attach(true);
		tick(this.anna, 0, true);
		assertThatThrownBy(() -> this.tickets.changeStatus(by(this.anna), this.born.number(), Status.SOLVED))
			.isInstanceOfSatisfying(NotYetSolvable.class,
					(refusal) -> assertThat(refusal.open()).containsExactly("Send the label"));
		tick(this.anna, 1, true);
		this.tickets.changeStatus(by(this.anna), this.born.number(), Status.SOLVED);
		assertThat(this.tickets.byId(this.born.ticketId()).status()).isEqualTo(Status.SOLVED);
	}

	@Test
	void anAnswerThatWouldSolveKeepsItsTextWhileTheListIsOpen() {
		attach(true);
		MvcTestResult refused = post(this.anna, "/desk/tickets/" + this.born.number() + "/messages",
				Map.of("kind", "reply", "text", "All done, goodbye", "clientId", UUID.randomUUID().toString(), "seen",
						Long.toString(this.born.seq()), "next", "SOLVED", "view", "mine"));
		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("All done, goodbye", "Ask for a picture");
	}

	@Test
	void itemsAreAddedMovedAndTakenAway() {
		attach(false);
		this.checklists.add(by(this.anna), this.born.number(), lists(Locale.ENGLISH).getFirst().id(), "My own step",
				Locale.ENGLISH);
		this.checklists.move(by(this.anna), this.born.number(), item(2).id(), true);
		assertThat(lists(Locale.ENGLISH).getFirst().items()).extracting(Checklist.Item::text)
			.containsExactly("Ask for a picture", "My own step", "Send the label");
		this.checklists.remove(by(this.anna), this.born.number(), item(0).id());
		assertThat(item(0).text()).isEqualTo("My own step");
	}

	@Test
	void anItemOfAnotherTicketIsNotFound() {
		attach(false);
		long item = item(0).id();
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		Posted other = this.tickets.open(NewTicket.by(customer, "Other", Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "hello", Channel.PORTAL, "en")));
		assertThatThrownBy(() -> this.checklists.tick(by(this.anna), other.number(), item, true))
			.isInstanceOf(ItemNotFound.class);
	}

	@Test
	void theListWorksInThePageWithAndWithoutAScript() {
		attach(true);
		String item = "/desk/tickets/" + this.born.number() + "/checklists/items/" + item(0).id() + "/state";
		assertThat(post(this.anna, item, Map.of("done", "true"))).hasStatus3xxRedirection();
		assertThat(this.http.get().uri("/desk/tickets/" + this.born.number()).with(as(this.anna))).bodyText()
			.contains("Ask for a picture", "aria-checked=\"true\"", "1 of 2");
		assertThat(this.http.post()
			.uri(item)
			.with(as(this.anna))
			.with(csrf())
			.header("HX-Request", "true")
			.param("done", "false")
			.exchange()).hasStatusOk().bodyText().contains("id=\"checklists\"", "0 of 2").doesNotContain("<html");
		String add = "/desk/tickets/" + this.born.number() + "/checklists/" + lists(Locale.ENGLISH).getFirst().id()
				+ "/items";
		assertThat(post(this.anna, add, Map.of("text", " "))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("field-error");
	}

	@Test
	void leadsWriteTemplatesAgentsDoNotAndUnevenLanguagesAreToldApart() {
		Agent lead = hire("Lea", Role.LEAD);
		assertThat(this.http.get().uri("/desk/checklists").with(as(this.anna))).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(post(lead, "/desk/checklists",
				Map.of("name-en", "Warranty", "items-en", "One\nTwo", "items-hu", "Egy")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("items-hu-error", "Warranty");
		assertThat(post(lead, "/desk/checklists",
				Map.of("name-en", "Warranty", "items-en", "One\nTwo", "items-hu", "Egy\nKettő")))
			.hasStatus3xxRedirection();
		assertThat(this.http.get().uri("/desk/checklists").with(as(lead))).bodyText().contains("Warranty", "2 items");
	}

	private long attach(boolean required) {
		long template = this.templates.add(Actor.SYSTEM, new LocalizedText(Map.of("en", "Returns", "hu", "Visszáru")),
				List.of(new LocalizedText(Map.of("en", "Ask for a picture", "hu", "Fénykép bekérése")),
						new LocalizedText(Map.of("en", "Send the label", "hu", "Címke küldése"))),
				required);
		this.checklists.attach(by(this.anna), this.born.number(), template, Locale.ENGLISH);
		return template;
	}

	private List<Checklist> lists(Locale reader) {
		return this.checklists.of(this.born.ticketId(), reader);
	}

	private Checklist.Item item(int at) {
		return lists(Locale.ENGLISH).getFirst().items().get(at);
	}

	private void tick(Agent agent, int at, boolean done) {
		this.checklists.tick(by(agent), this.born.number(), item(at).id(), done);
	}

	private MvcTestResult post(Agent agent, String uri, Map<String, String> typed) {
		var request = this.http.post().uri(uri).with(as(agent)).with(csrf());
		typed.forEach(request::param);
		return request.exchange();
	}

	private Agent hire(String name, Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.test", name, role, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
	}

	private static Reader.OfDesk by(Agent agent) {
		return new Reader.OfDesk(agent.id(), agent.role());
	}

	private static RequestPostProcessor as(Agent agent) {
		return authentication(
				UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(agent.id(), agent.role()), null,
						AuthorityUtils.createAuthorityList("ROLE_" + agent.role(), "ROLE_AGENT")));
	}

}
