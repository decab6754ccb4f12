package dev.frontdesk.actions;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.AgentNotFound;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.testing.Routed;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest
class ActionsTest {

	@Autowired
	Actions actions;

	@Autowired
	Placeholders placeholders;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	Settings settings;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PlatformTransactionManager transactions;

	private Agent anna;

	private Reader.OfDesk reader;

	private Customer eszter;

	private Posted born;

	@BeforeEach
	void cast() {
		this.anna = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", "Anna Schmidt", Role.AGENT,
				Locale.GERMAN, ZoneId.of("UTC"));
		this.reader = new Reader.OfDesk(this.anna.id(), this.anna.role());
		this.eszter = this.customers.anonymous(Locale.of("hu"), ZoneId.of("Europe/Budapest"));
		this.customers.rename(this.eszter.id(), "Nagy Eszter");
		this.born = Routed.decided(this.jdbc,
				this.tickets.open(NewTicket.by(this.eszter.id(), "Hol a csomag?", Channel.CHAT, "hu",
						NewMessage.text(UUID.randomUUID().toString(), "Hol a csomagom?", Channel.CHAT, "hu"))));
	}

	@Test
	void doesEveryStepAndGoesBack() {
		List<Step> steps = List.of(new Step("tags-add", "vip late"), new Step("priority", "URGENT"),
				new Step("status", "SOLVED"));
		java.time.Instant waiting = ticket().waitingSince();
		Deed deed = this.actions.apply(Acting.unseen(this.reader, "t1"), this.born.number(), steps);
		assertThat(ticket().status()).isEqualTo(Status.SOLVED);
		assertThat(ticket().tags()).containsExactly("late", "vip");
		assertThat(ticket().assigneeId()).isEqualTo(this.anna.id());
		this.actions.undo(Acting.unseen(this.reader, "t1"), this.born.number(), deed.undo(), deed.seq());
		assertThat(ticket().status()).isEqualTo(Status.NEW);
		assertThat(ticket().waitingSince()).isEqualTo(waiting);
		assertThat(ticket().tags()).isEmpty();
		assertThat(ticket().assigneeId()).isNull();
		assertThat(ticket().priority()).isEqualTo(Priority.NORMAL);
		assertThat(ticket().priorityOverruled()).isFalse();
	}

	@Test
	void worksFromWhatStandsOnceItHasTheTicket() {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			this.tickets.byNumber(this.reader, this.born.number());
			// a colleague, meanwhile
			CompletableFuture.runAsync(() -> this.tickets.tag(this.reader, this.born.number(), "vip")).join();
			this.actions.apply(Acting.unseen(this.reader, "t4"), this.born.number(),
					List.of(new Step("tags-add", "late")));
		});
		assertThat(ticket().tags()).containsExactly("late", "vip");
	}

	@Test
	void doesNothingWhenOneStepIsRefused() {
		Agent gone = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", "Gone", Role.AGENT,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.staff.deactivate(Actor.SYSTEM, gone.id());
		assertThatExceptionOfType(AgentNotFound.class)
			.isThrownBy(() -> this.actions.apply(Acting.unseen(this.reader, "t2"), this.born.number(),
					List.of(new Step("reply", "Hi"), new Step("assignee", Long.toString(gone.id())))));
		assertThat(ticket().messages()).isEqualTo(1);
	}

	@Test
	void leavesATicketThatChangedSince() {
		Deed deed = this.actions.apply(Acting.unseen(this.reader, "t3"), this.born.number(),
				List.of(new Step("status", "PENDING")));
		this.tickets.rename(this.reader, this.born.number(), "Something else");
		assertThatExceptionOfType(ChangedSince.class).isThrownBy(
				() -> this.actions.undo(Acting.unseen(this.reader, "t3"), this.born.number(), deed.undo(), deed.seq()));
		assertThat(ticket().status()).isEqualTo(Status.PENDING);
	}

	@Test
	void everyActionRefusesNonsenseAndTellsItself() {
		for (TicketAction action : this.actions.all()) {
			if (action.input() == TicketAction.Input.CHOICE && !action.choices(Locale.ENGLISH).isEmpty()) {
				assertThatExceptionOfType(InvalidText.class).as(action.key())
					.isThrownBy(() -> action.check("'; drop table ticket"));
				String first = action.choices(Locale.ENGLISH).getFirst().value();
				assertThat(action.check(first)).isEqualTo(first);
				assertThat(this.actions.words(new Step(action.key(), first), Locale.ENGLISH)).contains(": ");
			}
		}
	}

	@Test
	void aReplyIsFilledInTheTicketsLanguageAndWrittenOnce() {
		this.settings.address(true);
		Step reply = this.actions.check(new Step("reply",
				"{{customer.salutation}}\n{{customer.firstName|there}} #{{ticket.number}} – {{agent.firstName}}"));
		this.actions.apply(Acting.unseen(this.reader, "t4"), this.born.number(), List.of(reply));
		this.actions.apply(Acting.unseen(this.reader, "t4"), this.born.number(), List.of(reply));
		assertThat(this.jdbc.sql("select text from message where ticket_id = ? order by seq offset 1")
			.param(this.born.ticketId())
			.query(String.class)
			.list()).containsExactly("Tisztelt Nagy Eszter!\nEszter #" + this.born.number() + " – Anna");
	}

	@Test
	void anUnknownPlaceholderIsRefusedAndNeverSentRaw() {
		for (String wrong : List.of("Hi {{customer.fistName}}", "Hi {{customer.firstName", "{{}}", "{{ a {{b}} }}")) {
			assertThatExceptionOfType(InvalidText.class).as(wrong)
				.isThrownBy(() -> this.actions.check(new Step("reply", wrong)));
			assertThatExceptionOfType(InvalidText.class).as(wrong)
				.isThrownBy(() -> this.placeholders.fill(wrong, Map.of()));
		}
		assertThatExceptionOfType(InvalidText.class)
			.isThrownBy(() -> this.placeholders.check("text", "{{customer.fistname}}"))
			.satisfies((ex) -> assertThat(ex.arguments()).contains("{{customer.firstName}}"));
	}

	@Test
	void whatIsMissingGoesOrBecomesItsDefault() {
		Map<String, String> nobody = Map.of("customer.firstName", "", "customer.name", "{{agent.name}}");
		Placeholders.Filled filled = this.placeholders
			.fill("Hi {{ Customer.FirstName }}! Hi {{customer.firstName|there}}. {{customer.name}}", nobody);
		assertThat(filled.text()).isEqualTo("Hi! Hi there. {{agent.name}}");
		assertThat(filled.missing()).containsExactly("customer.firstName");
	}

	private Ticket ticket() {
		return this.tickets.byId(this.born.ticketId());
	}

}
