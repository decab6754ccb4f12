package dev.frontdesk.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.live.PresenceChanged;
import dev.frontdesk.live.SocketParty;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.testing.Routed;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketQueue;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(properties = "frontdesk.events.poll=100ms")
class RoutingTest {

	@Autowired
	Tickets tickets;

	@Autowired
	Rules rules;

	@Autowired
	Routing routing;

	@Autowired
	Decisions decisions;

	@Autowired
	RoutingReader reader;

	@Autowired
	EntityManager entities;

	@Autowired
	TransactionOperations transactions;

	@Autowired
	TicketQueue queue;

	@Autowired
	Staff staff;

	@Autowired
	Customers customers;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApplicationEventPublisher events;

	private Team orders;

	@BeforeEach
	void cast() {
		this.jdbc.sql("update routing_rule set deleted_at = now() where deleted_at is null").update();
		this.jdbc.sql("delete from presence").update();
		this.orders = team("Orders");
	}

	@Test
	void theFirstRuleThatMatchesSendsTheTicketAndSaysWhy() {
		Team returns = team("Returns");
		Agent anna = agent(this.orders, "Anna", List.of("en", "th"), 3);
		online(anna);
		rule("Off", TicketFilter.everything(), returns, false, false);
		rule("Hungarian", TicketFilter.where("language", Operator.IS, "hu"), returns, false, true);
		rule("Thai orders", TicketFilter.all(TicketFilter.where("language", Operator.IS, "th"),
				TicketFilter.where("words", Operator.HAS_ANY, "คำสั่งซื้อ")), this.orders, true, true);
		rule("The rest", TicketFilter.everything(), returns, false, true);
		Ticket thai = routed(open("คำสั่งซื้อของฉันอยู่ไหน", "th", Channel.CHAT));
		assertThat(thai.teamId()).isEqualTo(this.orders.id());
		assertThat(thai.assigneeId()).isEqualTo(anna.id());
		assertThat(thai.status()).isEqualTo(Status.OPEN);
		assertThat(this.routing.explain(thai.id(), Locale.ENGLISH)).hasValueSatisfying((said) -> assertThat(said)
			.isEqualTo("Rule “Thai orders”: language is Thai and the text has “คำสั่งซื้อ” → team Orders"
					+ " — Anna: speaks Thai, online, 1 of 3 chats"));
		assertThat(this.routing.explain(thai.id(), Locale.of("hu")).orElseThrow()).contains("thai").contains("Anna");
		assertThat(this.routing.explain(thai.id(), Locale.of("th")).orElseThrow()).contains("ไทย");
		assertThat(this.routing.explain(thai.id(), Locale.of("ar")).orElseThrow()).contains("التايلاندية");
		assertThat(cause(thai.id(), "team")).startsWith("rule:");
		Ticket other = routed(open("hello", "th", Channel.CHAT));
		assertThat(other.teamId()).isEqualTo(returns.id());
		assertThat(other.assigneeId()).isNull();
		assertThat(this.routing.explain(other.id(), Locale.ENGLISH).orElseThrow())
			.contains("“The rest”: any ticket → team Returns")
			.contains("nobody of the team is online");
	}

	@Test
	void whatNoRuleTakesGoesToTheFallbackTeam() {
		Ticket ticket = routed(open("hello", "en", Channel.PORTAL));
		assertThat(ticket.teamId()).isEqualTo(this.staff.fallbackTeam().orElseThrow().id());
		assertThat(cause(ticket.id(), "team")).isEqualTo("routing:fallback");
		assertThat(this.routing.explain(ticket.id(), Locale.ENGLISH).orElseThrow()).contains("No rule matched");
	}

	@Test
	void whatAwaitsSomebodyIsDecidedInATransactionOfItsOwn() {
		assertThat(List.of("awaits", "status"))
			.filteredOn((field) -> this.reader.locksTicketOf(
					new TicketEvent(1, 1, 1, 1, Instant.now(), Actor.SYSTEM, "", field, null, "people", false)))
			.containsExactly("awaits");
	}

	@Test
	void whatIsBeingDecidedHoldsUpNobodyWhoRefersToIt() {
		long ticketId = routed(open("hello", "en", Channel.PORTAL)).id();
		this.transactions.executeWithoutResult((status) -> {
			assertThat(this.decisions.lockUnheld(ticketId, true)).isPresent();
			this.tickets.route(ticketId, Actor.SYSTEM, "routing:test", this.orders.id(), null);
			this.entities.flush();
			CompletableFuture<List<Long>> other = CompletableFuture
				.supplyAsync(() -> this.jdbc.sql("select id from ticket where id = ? for key share nowait")
					.param(ticketId)
					.query(Long.class)
					.list());
			assertThat(other).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(List.of(ticketId));
		});
	}

	@Test
	void aRuleThatCanNoLongerBeReadStopsNothing() {
		rule("Broken", TicketFilter.everything(), team("Elsewhere"), false, true);
		this.jdbc.sql("""
				update routing_rule set filter = '{"field": "gone", "op": "is", "values": ["x"]}'
				where deleted_at is null""").update();
		rule("All", TicketFilter.everything(), this.orders, false, true);
		assertThat(routed(open("hello", "en", Channel.PORTAL)).teamId()).isEqualTo(this.orders.id());
	}

	@Test
	void noChatBeyondCapacityAndTheOldestWaitingOneWhenOneIsSolved() {
		Agent anna = agent(this.orders, "Anna", List.of("en"), 2);
		online(anna);
		rule("All", TicketFilter.everything(), this.orders, false, true);
		List<Posted> chats = List.of(open("one", "en", Channel.CHAT), open("two", "en", Channel.CHAT),
				open("three", "en", Channel.CHAT), open("four", "en", Channel.CHAT));
		chats.forEach(this::routed);
		assertThat(chats).extracting((chat) -> this.tickets.byId(chat.ticketId()).assigneeId())
			.containsExactly(anna.id(), anna.id(), null, null);
		this.routing.handOut();
		assertThat(this.tickets.byId(chats.get(2).ticketId()).assigneeId()).isNull();
		this.tickets.changeStatus(new Reader.OfDesk(anna.id(), Role.AGENT), chats.getFirst().number(), Status.SOLVED);
		await().atMost(Duration.ofSeconds(20))
			.until(() -> this.tickets.byId(chats.get(2).ticketId()).assigneeId() != null);
		assertThat(this.tickets.byId(chats.get(3).ticketId()).assigneeId()).isNull();
		assertThat(this.routing.explain(chats.get(2).ticketId(), Locale.ENGLISH).orElseThrow())
			.contains("was the next to have room");
	}

	@Test
	void whatWaitedIsGivenOutWhenSomeoneComesOnline() {
		Agent anna = agent(this.orders, "Anna", List.of("en"), 3);
		rule("All", TicketFilter.everything(), this.orders, false, true);
		Posted letter = open("letter", "en", Channel.PORTAL);
		Posted chat = open("chat", "en", Channel.CHAT);
		assertThat(routed(letter).assigneeId()).isNull();
		assertThat(routed(chat).assigneeId()).isNull();
		online(anna);
		this.events.publishEvent(new PresenceChanged(new SocketParty("agent", Long.toString(anna.id())), true));
		await().atMost(Duration.ofSeconds(20))
			.until(() -> this.tickets.byId(letter.ticketId()).assigneeId() != null
					&& this.tickets.byId(chat.ticketId()).assigneeId() != null);
		long first = this.jdbc.sql("select ticket_id from routing_decision where agent_id = ? order by id limit 1")
			.param(anna.id())
			.query(Long.class)
			.single();
		assertThat(first).isEqualTo(chat.ticketId());
	}

	@Test
	void whatPeoplePutBackIsTheirsToGiveOut() {
		Agent anna = agent(this.orders, "Anna", List.of("en"), 3);
		online(anna);
		rule("All", TicketFilter.everything(), this.orders, false, true);
		Posted chat = open("chat", "en", Channel.CHAT);
		assertThat(routed(chat).assigneeId()).isEqualTo(anna.id());
		this.tickets.assign(new Reader.OfDesk(anna.id(), Role.AGENT), chat.number(), null);
		this.routing.handOut();
		assertThat(this.tickets.byId(chat.ticketId()).assigneeId()).isNull();
	}

	@Test
	void oneTicketThatCannotBeGivenHoldsUpNoOther() {
		Agent anna = agent(this.orders, "Anna", List.of("en"), 3);
		rule("All", TicketFilter.everything(), this.orders, false, true);
		Posted broken = open("broken", "en", Channel.CHAT);
		routed(broken);
		Posted sound = open("sound", "en", Channel.CHAT);
		routed(sound);
		this.jdbc
			.sql("alter table routing_decision add constraint broken check (ticket_id <> %d or agent_id is null)"
				.formatted(broken.ticketId()))
			.update();
		try {
			online(anna);
			this.routing.handOut();
			assertThat(this.tickets.byId(broken.ticketId()).assigneeId()).isNull();
			assertThat(this.tickets.byId(sound.ticketId()).assigneeId()).isEqualTo(anna.id());
		}
		finally {
			this.jdbc.sql("alter table routing_decision drop constraint broken").update();
		}
	}

	@Test
	void whatNobodyCanTakeStarvesNoOtherQueue() {
		Team returns = team("Returns");
		Agent away = agent(returns, "Away", List.of("en"), 3);
		this.staff.beAvailable(away.id(), false);
		Agent anna = agent(this.orders, "Anna", List.of("en"), 3);
		rule("Thai", TicketFilter.where("language", Operator.IS, "th"), this.orders, true, true);
		rule("Hungarian", TicketFilter.where("language", Operator.IS, "hu"), returns, false, true);
		rule("All", TicketFilter.everything(), this.orders, false, true);
		Posted ofWhoIsAway = open("hello", "hu", Channel.PORTAL);
		Posted unspoken = open("hello", "th", Channel.PORTAL);
		List.of(ofWhoIsAway, unspoken).forEach(this::routed);
		times(ofWhoIsAway, 250);
		times(unspoken, 250);
		Posted younger = open("hello", "en", Channel.PORTAL);
		assertThat(routed(younger).teamId()).isEqualTo(this.orders.id());
		online(away);
		online(anna);
		assertThat(this.routing.handOut()).isEqualTo(1);
		assertThat(this.tickets.byId(younger.ticketId()).assigneeId()).isEqualTo(anna.id());
	}

	// The same ticket so many times more, each decided as it was, all older
	private void times(Posted posted, int more) {
		this.jdbc.sql("""
				with one as (select * from ticket where id = :id), more as (
					insert into ticket select (jsonb_populate_record(null::ticket, to_jsonb(one) || jsonb_build_object(
						'id', nextval('ticket_id_seq') + 900000, 'number', nextval('ticket_number_seq'),
						'public_id', gen_random_uuid()::text, 'waiting_since', now() - interval '1 day'))).*
					from one, generate_series(1, :more) returning id)
				insert into routing_decision (ticket_id, at, rule_id, rule_name, team_id, reasons)
				select more.id, d.at, d.rule_id, d.rule_name, d.team_id, d.reasons from more, routing_decision d
				where d.ticket_id = :id""").param("id", posted.ticketId()).param("more", more).update();
	}

	@Test
	void theSweepTakesUpWhatNoEventToldOf() {
		rule("All", TicketFilter.everything(), this.orders, false, true);
		Posted lost = overlooked(false, "2 minutes");
		Posted imported = overlooked(true, "2 minutes");
		Posted young = overlooked(false, "0 minutes");
		this.routing.sweep();
		assertThat(this.tickets.byId(lost.ticketId()).teamId()).isEqualTo(this.orders.id());
		assertThat(this.tickets.byId(imported.ticketId()).teamId()).isNull();
		assertThat(this.tickets.byId(young.ticketId()).teamId()).isNull();
	}

	// As a parked event leaves it
	private Posted overlooked(boolean imported, String age) {
		Posted posted = open("hello", "en", Channel.PORTAL);
		routed(posted);
		this.jdbc.sql("update ticket_event set imported = ? where ticket_id = ?")
			.params(imported, posted.ticketId())
			.update();
		this.jdbc.sql("""
				update ticket set team_id = null, status = 'NEW', created_at = now() - ?::interval
				where id = ?""").params(age, posted.ticketId()).update();
		this.jdbc.sql("delete from routing_decision where ticket_id = ?").param(posted.ticketId()).update();
		return posted;
	}

	@Test
	void aPlaceInTheQueueIsToldAndAWaitOnlyFromExperience() {
		rule("All", TicketFilter.everything(), this.orders, false, true);
		Agent anna = agent(this.orders, "Anna", List.of("en"), 0);
		for (int i = 0; i < 5; i++) {
			Posted before = open("before", "en", Channel.CHAT);
			routed(before);
			assertThat(this.queue.placeOf(before.ticketId())).isEmpty();
			this.tickets.answer(new Reader.OfDesk(anna.id(), Role.AGENT), before.number(),
					NewMessage.text(UUID.randomUUID().toString(), "hi", Channel.CHAT, "en"), 1000, null);
		}
		this.jdbc.sql("update ticket set created_at = first_replied_at - interval '1 minute' where team_id = ?")
			.param(this.orders.id())
			.update();
		Posted first = open("first", "en", Channel.CHAT);
		Posted second = open("second", "en", Channel.CHAT);
		routed(first);
		routed(second);
		assertThat(this.queue.placeOf(first.ticketId())).contains(new TicketQueue.Place(1, Duration.ofMinutes(1)));
		assertThat(this.queue.placeOf(second.ticketId())).contains(new TicketQueue.Place(2, Duration.ofMinutes(2)));
	}

	private void rule(String name, TicketFilter filter, Team team, boolean needsLanguage, boolean enabled) {
		long id = this.rules.add(Actor.SYSTEM, new RuleDraft(name, filter, team.id(), needsLanguage, null));
		this.rules.enable(Actor.SYSTEM, id, enabled);
	}

	private Team team(String name) {
		return this.staff.foundTeam(Actor.SYSTEM, UUID.randomUUID().toString(), LocalizedText.of("en", name), false);
	}

	private Agent agent(Team team, String name, List<String> languages, int capacity) {
		Agent agent = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@routing.test", name, Role.AGENT,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.staff.qualify(Actor.SYSTEM, agent.id(), languages, List.of(), capacity);
		this.staff.join(Actor.SYSTEM, team.id(), agent.id());
		return agent;
	}

	private void online(Agent agent) {
		this.jdbc.sql("""
				insert into presence (socket_id, party_kind, party_id, node, since, seen_at)
				values (?, 'agent', ?, gen_random_uuid(), now(), now() + interval '1 hour')""")
			.params(UUID.randomUUID().toString(), Long.toString(agent.id()))
			.update();
	}

	private Posted open(String text, String language, Channel channel) {
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		return this.tickets.open(NewTicket.by(customer, "", channel, language,
				NewMessage.text(UUID.randomUUID().toString(), text, channel, language)));
	}

	private Ticket routed(Posted born) {
		return this.tickets.byId(Routed.decided(this.jdbc, born).ticketId());
	}

	private @Nullable String cause(long ticketId, String field) {
		return this.jdbc.sql("select cause from ticket_event where ticket_id = ? and field = ?")
			.params(ticketId, field)
			.query(String.class)
			.single();
	}

}
