package dev.frontdesk.views;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import dev.frontdesk.tickets.Reader;
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
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class SavedViewsTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Staff staff;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Views views;

	private Agent anna;

	private Agent ben;

	private Agent lead;

	private long team;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna", Role.AGENT);
		this.ben = hire("Ben", Role.AGENT);
		this.lead = hire("Lea", Role.LEAD);
		this.team = this.staff
			.foundTeam(Actor.SYSTEM, UUID.randomUUID().toString(), LocalizedText.of("en", "Together"), false)
			.id();
		this.staff.join(Actor.SYSTEM, this.team, this.anna.id());
	}

	@Test
	void aViewIsBuiltInThePageAndShowsItsTickets() {
		String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
		open("tagged", tag);
		open("untagged", "other");
		String path = build(this.anna, "name", "Tagged", "c.join", "all", "c.0.field", "tags", "c.0.operator",
				"has-any", "c.0.value", tag, "c.1.join", "none", "c.1.0.field", "channel", "c.1.0.operator", "is",
				"c.1.0.value", "EMAIL", "facts", "tags", "facts", "status", "sorting", "number", "way", "down",
				"grouping", "status", "audience", "ME");
		assertThat(get(this.anna, path)).hasStatusOk()
			.bodyText()
			.contains("Tagged", "tagged", tag, "highest number first", "row-group")
			.doesNotContain("untagged");
		assertThat(get(this.anna, path + "/edit")).hasStatusOk()
			.bodyText()
			.contains("tags include “" + tag + "” and not (channel is Email)", "1 ticket now", "name=\"c.1.0.field\"");
		assertThat(get(this.anna, "/desk/views/counts")).hasStatusOk()
			.bodyText()
			.contains(path.substring(path.lastIndexOf('/') + 1) + "\":\"1\"");
		assertThat(get(this.ben, path)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(this.lead, path + "/edit")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void theEditorGrowsAndShrinksWithoutScripts() {
		assertThat(post(this.anna, "/desk/views/draft", "c.join", "all", "c.0.field", "status", "step", "group:c"))
			.hasStatusOk()
			.bodyText()
			.contains("name=\"c.1.join\"", "name=\"c.1.0.field\"");
		assertThat(post(this.anna, "/desk/views/draft", "c.join", "all", "c.0.field", "status", "c.1.join", "any",
				"c.1.0.field", "created", "c.1.0.operator", "in-last", "c.1.0.value", "7", "c.1.0.unit", "d", "step",
				"remove:c.0"))
			.hasStatusOk()
			.bodyText()
			.contains("name=\"c.0.0.unit\"", "created within the last 7 days")
			.doesNotContain("name=\"c.1.join\"");
	}

	@Test
	void whatCannotBeSavedComesBackWithItsValuesAndTheReason() {
		assertThat(post(this.anna, "/desk/views", "name", "", "c.0.field", "status", "c.0.operator", "is", "c.0.value",
				"NEW"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("name-error", "checked");
		assertThat(post(this.anna, "/desk/views", "name", "x", "c.0.field", "status", "c.0.operator", "is"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Please give at least one value.");
		assertThat(post(this.anna, "/desk/views", "name", "x", "c.join", "all", "c.0.field", "status", "c.0.operator",
				"is", "c.0.value", "NEW", "c.1.field", "status", "c.1.operator", "is", "c.1.value", "OPEN"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("rule each other out");
		assertThat(post(this.anna, "/desk/views", "name", "x", "c.0.field", "nonsense", "c.0.operator", "is"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post(this.anna, "/desk/views", "name", "x", "audience", "EVERYONE"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Only team leads and admins");
		assertThat(post(this.ben, "/desk/views", "name", "x", "audience", "TEAMS", "teams", Long.toString(this.team)))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("your own teams only");
	}

	@Test
	void aSharedViewIsEverybodysToReadAndItsOwnersAndLeadsToChange() {
		String path = build(this.lead, "name", "For the team", "audience", "TEAMS", "teams", Long.toString(this.team));
		String key = path.substring(path.lastIndexOf('/') + 1);
		assertThat(get(this.anna, path)).hasStatusOk();
		assertThat(get(this.ben, path)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.anna, path, "name", "Mine now", "version", "0")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.anna, path + "/deletion")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.anna, path + "/copy")).hasStatus3xxRedirection();
		assertThat(post(this.lead, path, "name", "Renamed", "version", "0", "audience", "EVERYONE"))
			.hasStatus3xxRedirection();
		assertThat(get(this.ben, path)).hasStatusOk().bodyText().contains("Renamed");
		assertThat(post(this.lead, path, "name", "Stale", "version", "0")).hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains("Stale", "Someone else saved this view");
		assertThat(post(this.lead, path + "/deletion")).hasStatus3xxRedirection();
		assertThat(get(this.ben, path)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.lead, "/desk/views/" + key + "/restoration")).hasStatus3xxRedirection();
		assertThat(get(this.ben, path)).hasStatusOk();
	}

	@Test
	void eachArrangesOnlyTheirOwnList() {
		post(this.anna, "/desk/views/unassigned/position", "direction", "up");
		post(this.anna, "/desk/views/trash/visibility", "hidden", "true");
		assertThat(keys(this.anna)).startsWith("unassigned", "mine").doesNotContain("trash");
		assertThat(keys(this.ben)).startsWith("mine", "unassigned").contains("trash");
		assertThat(get(this.anna, "/desk/views/trash")).hasStatusOk();
		assertThat(get(this.anna, "/desk/views/arrangement")).hasStatusOk().bodyText().contains("hidden");
	}

	@Test
	void everyOrderAndGroupPagesWithoutGapOrRepetition() {
		String tag = "p" + UUID.randomUUID().toString().substring(0, 8);
		for (int i = 0; i < 60; i++) {
			open("subject " + (i % 4), tag);
		}
		Reader.OfDesk me = new Reader.OfDesk(this.anna.id(), Role.AGENT);
		for (Sorting sorting : Sorting.values()) {
			for (String grouping : List.of("", "status", "team", "language")) {
				String path = build(this.anna, "name", "Paged", "c.0.field", "tags", "c.0.operator", "has-any",
						"c.0.value", tag, "sorting", sorting.key(), "way", "down", "grouping", grouping);
				View view = this.views.counts(me, Locale.ENGLISH).view(path.substring(path.lastIndexOf('/') + 1));
				Views.Page first = this.views.page(me, view, null, null, Locale.ENGLISH);
				Views.Page second = this.views.page(me, view, null, first.next(), Locale.ENGLISH);
				List<Long> all = new ArrayList<>(first.rows().stream().map(Row::id).toList());
				all.addAll(second.rows().stream().map(Row::id).toList());
				assertThat(all).as(sorting + " " + grouping).hasSize(60).doesNotHaveDuplicates();
				this.http.post().uri(path + "/deletion").with(signedIn(this.anna)).with(csrf()).exchange();
			}
		}
	}

	private List<String> keys(Agent agent) {
		return this.views.counts(new Reader.OfDesk(agent.id(), agent.role()), Locale.ENGLISH)
			.builtIn()
			.stream()
			.map((counted) -> counted.view().key())
			.toList();
	}

	private String build(Agent agent, String... form) {
		MvcTestResult result = post(agent, "/desk/views", form);
		assertThat(result).hasStatus3xxRedirection();
		return String.valueOf(result.getResponse().getRedirectedUrl());
	}

	private void open(String subject, String tag) {
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		long number = this.tickets.open(NewTicket.by(customer, subject, Channel.CHAT, "en",
				NewMessage.text(UUID.randomUUID().toString(), "text", Channel.CHAT, "en")))
			.number();
		this.tickets.tag(new Reader.OfDesk(this.anna.id(), Role.AGENT), number, tag);
	}

	private Agent hire(String name, Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", name, role, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private MvcTestResult get(Agent agent, String path) {
		return this.http.get().uri(path).with(signedIn(agent)).exchange();
	}

	private MvcTestResult post(Agent agent, String path, String... form) {
		MockMvcTester.MockMvcRequestBuilder request = this.http.post().uri(path).with(signedIn(agent)).with(csrf());
		for (int i = 0; i < form.length; i += 2) {
			request.param(form[i], form[i + 1]);
		}
		return request.exchange();
	}

	private static RequestPostProcessor signedIn(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
