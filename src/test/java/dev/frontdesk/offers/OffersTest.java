package dev.frontdesk.offers;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@SpringBootTest(properties = "frontdesk.events.poll=100ms")
class OffersTest {

	@Autowired
	Offers offers;

	@Autowired
	InHand inHand;

	@Autowired
	Passing passing;

	@Autowired
	Transfers transfers;

	@Autowired
	Guests guests;

	@Autowired
	ChatRules rules;

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	Customers customers;

	@Autowired
	JdbcClient jdbc;

	private Team team;

	private Agent anna;

	private Agent bela;

	@BeforeEach
	void cast() {
		this.jdbc.sql("update routing_rule set deleted_at = now() where deleted_at is null").update();
		this.jdbc.sql("delete from presence").update();
		this.team = this.staff.foundTeam(Actor.SYSTEM, UUID.randomUUID().toString(), LocalizedText.of("en", "Chats"),
				false);
		this.staff.describeTeam(Actor.SYSTEM, this.team.id(), LocalizedText.of("en", "Chats"), false, true);
		this.anna = agent("Anna");
		this.bela = agent("Béla");
		this.rules.set(Actor.SYSTEM, new ChatRules.Rule(60, 0, 5));
	}

	@AfterEach
	void asBefore() {
		this.rules.set(Actor.SYSTEM, new ChatRules.Rule(0, 0, 5));
	}

	@Test
	void whoTakesItKeepsIt() {
		Posted chat = offered(this.anna);
		InHand.Offered offer = offer(this.anna, chat);
		assertThat(offer.said()).isEqualTo("Where is my parcel?");
		assertThat(this.offers.take(this.anna.id(), offer.id())).isEqualTo(chat.ticketId());
		assertThat(this.offers.take(this.anna.id(), offer.id())).as("a double click").isEqualTo(chat.ticketId());
		assertThat(this.inHand.of(this.anna.id()).offers()).isEmpty();
		assertThat(this.inHand.of(this.anna.id()).chats()).extracting(InHand.Chat::number)
			.containsExactly(chat.number());
		this.passing.run();
		assertThat(assignee(chat)).isEqualTo(this.anna.id());
		assertThatExceptionOfType(OfferGone.class).isThrownBy(() -> this.offers.decline(this.anna.id(), offer.id()));
	}

	@Test
	void nobodyDecidesForAnother() {
		Posted chat = offered(this.anna);
		long offer = offer(this.anna, chat).id();
		assertThatExceptionOfType(OfferGone.class).isThrownBy(() -> this.offers.take(this.bela.id(), offer));
		assertThat(offer(this.anna, chat).id()).isEqualTo(offer);
	}

	@Test
	void whatOneLetsPassIsOfferedToTheNextAndNotBack() {
		Posted chat = offered(this.anna);
		online(this.bela);
		this.offers.decline(this.anna.id(), offer(this.anna, chat).id());
		await().atMost(Duration.ofSeconds(20)).until(() -> isOffered(this.bela, chat));
		this.offers.decline(this.bela.id(), offer(this.bela, chat).id());
		await().atMost(Duration.ofSeconds(20)).until(() -> decisions(chat) == 3);
		assertThat(assignee(chat)).isNull();
		assertThat(this.jdbc
			.sql("select reasons ->> 'lack' from routing_decision where ticket_id = ? order by id desc limit 1")
			.param(chat.ticketId())
			.query(String.class)
			.single()).isEqualTo("ALL_PASSED");
	}

	@Test
	void whoWaitsInVainIsToldOnceAndAskedForAnAddress() {
		Posted chat = offered(this.anna);
		overdue(chat);
		this.passing.run();
		await().atMost(Duration.ofSeconds(20)).until(() -> decisions(chat) == 2);
		assertThat(assignee(chat)).isNull();
		assertThat(said(chat)).as("another may be found").isEmpty();
		this.jdbc.sql("update chat_offer set decided_at = decided_at - interval '1 minute' where ticket_id = ?")
			.param(chat.ticketId())
			.update();
		this.passing.run();
		this.passing.run();
		assertThat(said(chat)).singleElement().asString().contains("Leave us your email address");
		assertThat(this.tickets.byId(chat.ticketId()).waitingSince()).as("still waits")
			.isBefore(Instant.now().plusSeconds(60));
		assertThat(this.jdbc.sql("select count(*) from notice where agent_id = ? and kind = 'CHAT_MISSED'")
			.param(this.anna.id())
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void whatIsNoChatIsPassedOnWithoutAWord() {
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		Posted letter = this.tickets.open(NewTicket.by(customer, "", Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "Where is my parcel?", Channel.PORTAL, "en")));
		await().atMost(Duration.ofSeconds(20)).until(() -> decisions(letter) == 1);
		this.transfers.transfer(reader(this.anna), letter.number(), this.team.id(), null, "", "");
		this.jdbc.sql("update chat_offer set decided_at = decided_at - interval '1 minute' where ticket_id = ?")
			.param(letter.ticketId())
			.update();
		this.passing.run();
		assertThat(said(letter)).isEmpty();
	}

	@Test
	void whatIsNotTakenComesBackToNobodyWhoHasGone() {
		Posted chat = offered(this.anna);
		this.offers.take(this.anna.id(), offer(this.anna, chat).id());
		this.transfers.transfer(reader(this.anna), chat.number(), null, this.bela.id(), "", "");
		await().atMost(Duration.ofSeconds(20)).until(() -> isOffered(this.bela, chat));
		this.staff.beAvailable(this.anna.id(), false);
		this.offers.decline(this.bela.id(), offer(this.bela, chat).id());
		assertThat(assignee(chat)).isNull();
	}

	@Test
	void whoAnswersHasTakenIt() {
		Posted chat = offered(this.anna);
		this.tickets.answer(reader(this.anna), chat.number(),
				NewMessage.text(UUID.randomUUID().toString(), "Hello", Channel.DESK, "en"), chat.seq(), null);
		await().atMost(Duration.ofSeconds(20)).until(() -> outcome(chat).equals("TAKEN"));
	}

	@Test
	void whatIsSolvedIsOfferedToNobody() {
		Posted chat = offered(this.anna);
		this.tickets.changeStatus(reader(this.bela), chat.number(), Status.SOLVED);
		await().atMost(Duration.ofSeconds(20)).until(() -> outcome(chat).equals("WITHDRAWN"));
	}

	@Test
	void aTransferThatIsNotTakenComesBack() {
		Posted chat = offered(this.anna);
		this.offers.take(this.anna.id(), offer(this.anna, chat).id());
		this.transfers.transfer(reader(this.anna), chat.number(), null, this.bela.id(), "Speaks Hungarian",
				UUID.randomUUID().toString());
		await().atMost(Duration.ofSeconds(20)).until(() -> isOffered(this.bela, chat));
		assertThat(offer(this.bela, chat).back()).isEqualTo("Anna");
		overdue(chat);
		this.passing.run();
		assertThat(assignee(chat)).isEqualTo(this.anna.id());
		assertThat(this.jdbc.sql("select text from message where ticket_id = ? and visibility = 'NOTE'")
			.param(chat.ticketId())
			.query(String.class)
			.single()).isEqualTo("Speaks Hungarian");
	}

	@Test
	void aTransferOfAnAnsweredChatIsOfferedToo() {
		Posted chat = offered(this.anna);
		this.offers.take(this.anna.id(), offer(this.anna, chat).id());
		answer(chat);
		this.transfers.transfer(reader(this.anna), chat.number(), null, this.bela.id(), "", "");
		await().atMost(Duration.ofSeconds(20)).until(() -> isOffered(this.bela, chat));
	}

	@Test
	void aTransferToTheTeamGoesToSomebodyElse() {
		Posted chat = offered(this.anna);
		this.offers.take(this.anna.id(), offer(this.anna, chat).id());
		online(this.bela);
		this.transfers.transfer(reader(this.anna), chat.number(), this.team.id(), null, "", "");
		await().atMost(Duration.ofSeconds(20)).until(() -> isOffered(this.bela, chat));
	}

	@Test
	void whereNothingIsAskedTheChatIsTheirsAtOnce() {
		this.rules.set(Actor.SYSTEM, new ChatRules.Rule(0, 0, 5));
		online(this.anna);
		Posted chat = open();
		await().atMost(Duration.ofSeconds(20)).until(() -> assignee(chat) != null);
		Posted later = open();
		await().atMost(Duration.ofSeconds(20)).until(() -> assignee(later) != null);
		assertThat(this.inHand.of(this.anna.id()).offers()).isEmpty();
		assertThat(this.inHand.of(this.anna.id()).chats()).hasSize(2);
	}

	@Test
	void whoSaysNothingMoreIsAskedAndThenItEnds() {
		Posted chat = answered();
		this.passing.run();
		assertThat(said(chat)).singleElement()
			.isEqualTo(
					"Are you still there? If we hear nothing for 5 minutes, we will end this chat. You can write again at any time.");
		this.passing.run();
		assertThat(said(chat)).as("once").hasSize(1);
		askedLongAgo(chat);
		this.passing.run();
		assertThat(this.tickets.byId(chat.ticketId()).status()).isEqualTo(Status.SOLVED);
	}

	@Test
	void whoIsStillThereIsAskedAgainLater() {
		Posted chat = answered();
		this.passing.run();
		this.tickets.hear(this.tickets.byId(chat.ticketId()).customerId(), chat.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), "Yes", Channel.CHAT, "en"));
		askedLongAgo(chat);
		this.passing.run();
		assertThat(this.tickets.byId(chat.ticketId()).status()).isEqualTo(Status.OPEN);
		answer(chat);
		silentFor20Minutes(chat);
		this.passing.run();
		assertThat(said(chat)).hasSize(2);
	}

	@Test
	void whereSomethingIsLeftToDoItWaitsForTheCustomer() {
		Posted chat = answered();
		this.tickets.promiseUpdate(reader(this.anna), chat.number(), Instant.now().plusSeconds(3600));
		this.passing.run();
		askedLongAgo(chat);
		this.passing.run();
		assertThat(this.tickets.byId(chat.ticketId()).status()).isEqualTo(Status.PENDING);
	}

	@Test
	void whoIsAskedInHasTheChatInHandBesideItsAgent() {
		Posted chat = offered(this.anna);
		this.offers.take(this.anna.id(), offer(this.anna, chat).id());
		String noteId = UUID.randomUUID().toString();
		this.guests.invite(reader(this.anna), chat.number(), this.bela.id(), "You know parcels", noteId);
		this.guests.invite(reader(this.anna), chat.number(), this.bela.id(), "You know parcels", noteId);
		InHand.Offered asked = offer(this.bela, chat);
		assertThat(asked.invited()).isTrue();
		assertThat(asked.back()).isEqualTo(this.anna.name());
		assertThat(this.jdbc.sql("select count(*) from message where ticket_id = ? and text = 'You know parcels'")
			.param(chat.ticketId())
			.query(Long.class)
			.single()).isEqualTo(1);
		assertThatExceptionOfType(OfferGone.class).as("not asked")
			.isThrownBy(() -> this.guests.join(this.anna.id(), asked.id()));
		assertThat(this.guests.join(this.bela.id(), asked.id())).isEqualTo(chat.ticketId());
		assertThatExceptionOfType(OfferGone.class).as("from another tab")
			.isThrownBy(() -> this.guests.decline(this.bela.id(), asked.id()));
		assertThat(inHand(this.bela)).containsExactly(chat.number());
		assertThat(inHand(this.anna)).containsExactly(chat.number());
		assertThat(assignee(chat)).isEqualTo(this.anna.id());
		this.tickets.leave(reader(this.bela), chat.number(), this.bela.id());
		assertThat(inHand(this.bela)).isEmpty();
	}

	@Test
	void whoDoesNotComeIsNotAskedAgainByItself() {
		Posted chat = offered(this.anna);
		this.guests.invite(reader(this.anna), chat.number(), this.bela.id(), "", UUID.randomUUID().toString());
		this.guests.decline(this.bela.id(), offer(this.bela, chat).id());
		assertThat(isOffered(this.bela, chat)).isFalse();
		assertThat(inHand(this.bela)).isEmpty();
		this.guests.invite(reader(this.anna), chat.number(), this.bela.id(), "", UUID.randomUUID().toString());
		assertThat(isOffered(this.bela, chat)).isTrue();
	}

	private List<Long> inHand(Agent agent) {
		return this.inHand.of(agent.id()).chats().stream().map(InHand.Chat::number).toList();
	}

	private Posted answered() {
		this.rules.set(Actor.SYSTEM, new ChatRules.Rule(0, 10, 5));
		online(this.anna);
		Posted chat = open();
		await().atMost(Duration.ofSeconds(20)).until(() -> assignee(chat) != null);
		answer(chat);
		silentFor20Minutes(chat);
		return chat;
	}

	private void answer(Posted chat) {
		this.tickets.answer(reader(this.anna), chat.number(),
				NewMessage.text(UUID.randomUUID().toString(), "It is on its way", Channel.DESK, "en"), 9_999, null);
	}

	private void silentFor20Minutes(Posted chat) {
		this.jdbc.sql("update ticket set last_message_at = now() - interval '20 minutes' where id = ?")
			.param(chat.ticketId())
			.update();
	}

	private void askedLongAgo(Posted chat) {
		this.jdbc.sql("update chat_idle set asked_at = now() - interval '1 hour' where ticket_id = ?")
			.param(chat.ticketId())
			.update();
	}

	private Posted offered(Agent agent) {
		online(agent);
		Posted chat = open();
		await().atMost(Duration.ofSeconds(20)).until(() -> isOffered(agent, chat));
		return chat;
	}

	private boolean isOffered(Agent agent, Posted chat) {
		return this.inHand.of(agent.id()).offers().stream().anyMatch((one) -> one.number() == chat.number());
	}

	private InHand.Offered offer(Agent agent, Posted chat) {
		return this.inHand.of(agent.id())
			.offers()
			.stream()
			.filter((one) -> one.number() == chat.number())
			.findFirst()
			.orElseThrow();
	}

	private void overdue(Posted chat) {
		this.jdbc
			.sql("update chat_offer set until = now() - interval '1 second' where ticket_id = ? and outcome = 'OPEN'")
			.param(chat.ticketId())
			.update();
	}

	private @Nullable Long assignee(Posted chat) {
		return this.tickets.byId(chat.ticketId()).assigneeId();
	}

	private String outcome(Posted chat) {
		return this.jdbc.sql("select outcome from chat_offer where ticket_id = ? order by id desc limit 1")
			.param(chat.ticketId())
			.query(String.class)
			.single();
	}

	private int decisions(Posted chat) {
		return this.jdbc.sql("select count(*) from routing_decision where ticket_id = ?")
			.param(chat.ticketId())
			.query(Integer.class)
			.single();
	}

	private List<String> said(Posted chat) {
		return this.jdbc.sql("select text from message where ticket_id = ? and author_kind = 'SYSTEM'")
			.param(chat.ticketId())
			.query(String.class)
			.list();
	}

	private static Reader.OfDesk reader(Agent agent) {
		return new Reader.OfDesk(agent.id(), Role.AGENT);
	}

	private Agent agent(String name) {
		Agent agent = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@offers.test", name, Role.AGENT,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.staff.qualify(Actor.SYSTEM, agent.id(), List.of("en"), List.of(), 5);
		this.staff.join(Actor.SYSTEM, this.team.id(), agent.id());
		return agent;
	}

	private void online(Agent agent) {
		this.jdbc.sql("""
				insert into presence (socket_id, party_kind, party_id, node, since, seen_at)
				values (?, 'agent', ?, gen_random_uuid(), now(), now() + interval '1 hour')""")
			.params(UUID.randomUUID().toString(), Long.toString(agent.id()))
			.update();
	}

	private Posted open() {
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		return this.tickets.open(NewTicket.by(customer, "", Channel.CHAT, "en",
				NewMessage.text(UUID.randomUUID().toString(), "Where is my parcel?", Channel.CHAT, "en")));
	}

}
