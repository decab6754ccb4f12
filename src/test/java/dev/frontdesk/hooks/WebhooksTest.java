package dev.frontdesk.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.frontdesk.access.ApiTokens;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.rest.Api;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WebhooksTest {

	@Autowired
	Webhooks webhooks;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Queue queue;

	@Autowired
	Sender sender;

	@Autowired
	Line line;

	@Autowired
	Health health;

	@Autowired
	Clock clock;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	@Qualifier("applicationTaskExecutor")
	TaskExecutor executor;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	ApiTokens tokens;

	@Autowired
	JdbcClient jdbc;

	@LocalServerPort
	int port;

	private final FarEnd end = new FarEnd();

	private Agent admin;

	private Reader.OfDesk desk;

	@BeforeEach
	void cast() {
		this.admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Ada", Role.ADMIN, Locale.ENGLISH,
				ZoneId.of("UTC"));
		this.desk = new Reader.OfDesk(this.admin.id(), Role.ADMIN);
	}

	@AfterEach
	void leave() {
		this.jdbc.sql("delete from webhook").update();
		this.end.close();
	}

	@Test
	void anEventComesOnceSignedAndAsTheFeedTellsIt() {
		Webhooks.Born hook = hook();
		Posted born = open();
		await().until(() -> this.end.heard.stream().anyMatch((one) -> field(one).equals("message")));
		await().until(() -> count(hook, Deliveries.Shown.WAITING) == 0);
		assertThat(this.end.heard).allSatisfy((one) -> {
			assertThat(one.isSignedWith(hook.secret())).isTrue();
			assertThat(one.type()).isEqualTo("application/json");
			assertThat(one.path()).isEqualTo("/hooks?from=desk");
			assertThat(Instant.ofEpochSecond(Long.parseLong(one.at()))).isBetween(Instant.now().minusSeconds(60),
					Instant.now().plusSeconds(1));
		});
		assertThat(this.end.ids()).doesNotHaveDuplicates();
		JsonNode history = api().get("/api/v1/tickets/" + born.number() + "/events").json().at("/items");
		assertThat(this.end.heard.stream().map(WebhooksTest::json))
			.containsAll(history.valueStream().filter((event) -> event.at("/seq").asLong() <= born.seq()).toList());
		assertThat(this.deliveries.before(hook.id(), Deliveries.Shown.DELIVERED, Long.MAX_VALUE, 50))
			.allSatisfy((row) -> assertThat(row.status()).isEqualTo(204));
	}

	@Test
	void onlyWhatWasAskedForIsToldAndNeverNotesOrPrivateTeamsByTheWay() {
		Webhooks.Born some = hook(Set.of(EventKind.STATUS, EventKind.MESSAGE), false, false);
		Webhooks.Born all = hook(Set.of(), true, true);
		Posted born = open();
		this.tickets.answer(this.desk, born.number(), NewMessage.note(UUID.randomUUID().toString(), "calm", "en"), 0,
				null);
		long team = this.staff.foundTeam(Actor.SYSTEM, LocalizedText.of("en", "Legal"), true).id();
		this.tickets.sendToTeam(this.desk, born.number(), team);
		this.tickets.changeStatus(this.desk, born.number(), Status.PENDING);
		await().until(() -> this.end.heard.stream().anyMatch((one) -> one.text().contains("pending")));
		assertThat(told(all)).contains("created", "message", "team", "status");
		assertThat(this.jdbc.sql("""
				select count(*) from webhook_delivery d join ticket_event e on e.id = d.event_id
				where d.webhook_id = ? and e.became like 'NOTE%'""").param(all.id()).query(Integer.class).single())
			.isOne();
		assertThat(told(some)).isSubsetOf("message", "status");
		assertThat(this.end.heard.stream().filter((one) -> one.id().endsWith("_" + some.id())))
			.noneMatch((one) -> one.text().contains("note") || one.text().contains("pending"));
	}

	@Test
	void whatIsBroughtInFromElsewhereIsNotTold() {
		Webhooks.Born hook = hook();
		this.jdbc.sql("""
				insert into ticket_event (ticket_id, seq, at, actor_kind, field, became, imported)
				values (?, 999, now(), 'SYSTEM', 'tags', 'old', true)""").param(open().ticketId()).update();
		Posted after = open();
		await()
			.until(() -> this.end.heard.stream().anyMatch((one) -> json(one).at("/ticket").asLong() == after.number()));
		assertThat(told(hook)).doesNotContain("tags");
	}

	@Test
	void whatFailsIsTriedAgainUnderTheSameId() {
		Webhooks.Born hook = hook(Set.of(EventKind.TAGS), false, false);
		this.end.reply = (exchange, one) -> (this.end.heard.size() == 1) ? 500 : 200;
		Deliveries.Row row = afterTagging(hook);
		await().until(() -> reread(hook, row).state().equals("WAITING"));
		assertThat(reread(hook, row).next()).isAfter(Instant.now());
		assertThat(this.webhooks.webhook(hook.id()).failingSince()).isNotNull();
		this.sender.sendDue();
		assertThat(this.end.heard).as("before its time").hasSize(1);
		makeDue();
		await().until(() -> reread(hook, row).state().equals("DELIVERED"));
		assertThat(this.end.ids()).containsExactly(row.publicId(), row.publicId());
		assertThat(this.deliveries.sheet(hook.id(), row.id()).attempts()).extracting(Deliveries.Attempt::status)
			.containsExactly(200, 500);
		assertThat(this.deliveries.sheet(hook.id(), row.id()).body()).isEqualTo(this.end.heard.getFirst().text());
		assertThat(this.webhooks.webhook(hook.id()).failingSince()).isNull();
	}

	@Test
	void aFarEndThatAsksForPeaceIsLeftAlone() {
		Webhooks.Born hook = hook(Set.of(EventKind.TAGS), false, false);
		this.end.reply = (exchange, one) -> {
			exchange.getResponseHeaders().add("Retry-After", "1800");
			return 429;
		};
		Deliveries.Row row = afterTagging(hook);
		await().until(() -> reread(hook, row).state().equals("WAITING"));
		assertThat(reread(hook, row).next()).isAfter(Instant.now().plus(Duration.ofMinutes(29)));
		afterTagging(hook);
		this.sender.sendDue();
		assertThat(this.end.heard).as("what happens meanwhile waits, too").hasSize(1);
	}

	@Test
	void whoSaysThatItIsGoneIsSwitchedOffAndTheAdminsHearOfIt() {
		Webhooks.Born hook = hook(Set.of(EventKind.TAGS), false, false);
		this.end.reply = (exchange, one) -> 410;
		Deliveries.Row row = afterTagging(hook);
		await().until(() -> reread(hook, row).state().equals("FAILED"));
		assertThat(this.webhooks.webhook(hook.id()).state()).isEqualTo(Webhook.State.GONE);
		assertThat(this.jdbc.sql("select count(*) from notice where agent_id = ? and kind = 'WEBHOOK_OFF' and path = ?")
			.params(this.admin.id(), "/admin/webhooks/" + hook.id())
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void afterThreeDaysItIsGivenUpAndSwitchedOff() {
		Webhooks.Born hook = hook(Set.of(EventKind.TAGS), false, false);
		this.end.reply = (exchange, one) -> 503;
		Deliveries.Row row = afterTagging(hook);
		await().until(() -> reread(hook, row).state().equals("WAITING"));
		this.jdbc.sql("update webhook_delivery set begun_at = begun_at - interval '3 days'").update();
		this.jdbc.sql("update webhook set failing_since = failing_since - interval '3 days'").update();
		makeDue();
		await().until(() -> reread(hook, row).state().equals("FAILED"));
		assertThat(this.webhooks.webhook(hook.id()).state()).isEqualTo(Webhook.State.FAILING);

		this.end.reply = (exchange, one) -> 204;
		this.webhooks.resume(Actor.agent(this.admin.id()), hook.id());
		assertThat(this.queue.sendFailedAgain(hook.id())).isOne();
		await().until(() -> reread(hook, row).state().equals("DELIVERED"));
		assertThat(new HashSet<>(this.end.ids())).containsExactly(row.publicId());
	}

	@Test
	void aSlowFarEndHoldsUpNobodyElse() throws Exception {
		CountDownLatch patience = new CountDownLatch(1);
		try (FarEnd slow = new FarEnd()) {
			AtomicInteger atOnce = new AtomicInteger();
			AtomicInteger most = new AtomicInteger();
			slow.reply = (exchange, one) -> {
				most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
				quietly(patience);
				atOnce.decrementAndGet();
				return 200;
			};
			Webhooks.Born behind = hook(slow, Set.of(EventKind.TAGS), false, false);
			Webhooks.Born fast = hook(Set.of(EventKind.TAGS), false, false);
			long number = open().number();
			for (int i = 0; i < 10; i++) {
				this.tickets.tag(this.desk, number, "number-" + i);
			}
			await().until(() -> count(fast, Deliveries.Shown.DELIVERED) == 10);
			assertThat(count(behind, Deliveries.Shown.DELIVERED)).isZero();
			assertThat(most.get()).isEqualTo(Queue.LANES);
			patience.countDown();
			await().until(() -> count(behind, Deliveries.Shown.DELIVERED) == 10);
			assertThat(most.get()).isEqualTo(Queue.LANES);
		}
	}

	@Test
	void whatASenderHadInHandWhenItDiedIsSentAgainUnderTheSameId() {
		Webhooks.Born hook = hook(Set.of(EventKind.TAGS), false, false);
		this.webhooks.pause(Actor.SYSTEM, hook.id());
		long test = this.queueQuietly(hook);
		List<Parcel> inHand = this.queue.lease(hook.id());
		this.line.carry(inHand.getFirst());
		assertThat(this.queue.lease(hook.id())).as("while it is leased").isEmpty();
		this.jdbc.sql("update webhook_delivery set next_attempt_at = now() - interval '1 second'").update();
		this.sender.sendDue();
		await().until(() -> this.deliveries.row(hook.id(), test).state().equals("DELIVERED"));
		assertThat(this.end.ids()).hasSize(2).containsOnly(inHand.getFirst().publicId());
		assertThat(this.deliveries.sheet(hook.id(), test).attempts()).extracting(Deliveries.Attempt::took)
			.last()
			.isNull();
		this.queue.postpone(inHand.getFirst(), Instant.now());
		assertThat(this.deliveries.row(hook.id(), test).state()).as("who comes late changes nothing")
			.isEqualTo("DELIVERED");
	}

	@Test
	void twoNodesShareTheWorkAndSendNothingTwice() {
		Webhooks.Born hook = hook(Set.of(EventKind.TAGS), false, false);
		this.webhooks.pause(Actor.SYSTEM, hook.id());
		for (int i = 0; i < 40; i++) {
			queueQuietly(hook);
		}
		List<Sender> nodes = List.of(this.sender,
				new Sender(this.queue, this.health, this.line, this.clock, this.transactions, this.executor),
				new Sender(this.queue, this.health, this.line, this.clock, this.transactions, this.executor));
		nodes.forEach((node) -> Thread.ofVirtual().start(node::sendDue));
		await().until(() -> count(hook, Deliveries.Shown.DELIVERED) == 40);
		assertThat(this.end.ids()).hasSize(40).doesNotHaveDuplicates();
	}

	@Test
	void aNewSecretSignsBesideTheOldOneForADay() {
		Webhooks.Born hook = hook();
		String fresh = this.webhooks.rotate(Actor.SYSTEM, hook.id());
		this.queue.addTest(hook.id());
		await().until(() -> this.end.heard.size() == 1);
		assertThat(this.end.heard.getFirst().isSignedWith(hook.secret())).isTrue();
		assertThat(this.end.heard.getFirst().isSignedWith(fresh)).isTrue();
		this.jdbc.sql("update webhook set former_until = former_until - interval '1 day'").update();
		this.queue.addTest(hook.id());
		await().until(() -> this.end.heard.size() == 2);
		assertThat(this.end.heard.getLast().isSignedWith(hook.secret())).isFalse();
		assertThat(this.end.heard.getLast().isSignedWith(fresh)).isTrue();
	}

	@Test
	void aTestIsSentOnceEvenToAWebhookThatIsOff() {
		Webhooks.Born hook = hook();
		this.webhooks.pause(Actor.SYSTEM, hook.id());
		this.end.reply = (exchange, one) -> 500;
		long id = this.queue.addTest(hook.id());
		await().until(() -> this.deliveries.row(hook.id(), id).state().equals("FAILED"));
		assertThat(json(this.end.heard.getFirst()).at("/field").asString()).isEqualTo("test");
		assertThat(this.deliveries.sheet(hook.id(), id).attempts()).singleElement()
			.satisfies((one) -> assertThat(one.answer()).isEqualTo("status 500"));
		assertThat(this.webhooks.webhook(hook.id()).failingSince()).as("says nothing about the rest").isNull();
	}

	@Test
	void whatIsErasedFromTheHistoryIsToldNoMore() {
		Webhooks.Born hook = hook(Set.of(EventKind.TAGS), false, false);
		this.end.reply = (exchange, one) -> 500;
		Deliveries.Row row = afterTagging(hook);
		await().until(() -> reread(hook, row).state().equals("WAITING"));
		this.jdbc.sql("update ticket_event set became = '■' where id = ?").param(row.eventId()).update();
		makeDue();
		await().until(() -> this.end.heard.size() == 2);
		assertThat(this.end.heard.getFirst().text()).contains("renamed");
		assertThat(this.end.heard.getLast().text()).contains("■").doesNotContain("renamed");
	}

	@Test
	void whatHasBecomePrivateMeanwhileIsSentNoMore() {
		Webhooks.Born hook = hook(Set.of(EventKind.TAGS), false, false);
		this.end.reply = (exchange, one) -> 500;
		Deliveries.Row row = afterTagging(hook);
		long number = Objects.requireNonNull(row.ticket());
		for (int i = 0; i < Queue.LANES; i++) {
			this.tickets.tag(this.desk, number, "more-" + i);
		}
		int all = Queue.LANES + 1;
		await().until(() -> states(hook).equals(Collections.nCopies(all, "WAITING")));
		long team = this.staff.foundTeam(Actor.SYSTEM, LocalizedText.of("en", "Legal"), true).id();
		this.tickets.sendToTeam(this.desk, number, team);
		makeDue();
		await().until(() -> count(hook, Deliveries.Shown.FAILED) == all);
		assertThat(this.deliveries.before(hook.id(), Deliveries.Shown.FAILED, Long.MAX_VALUE, 50))
			.allSatisfy((one) -> assertThat(one.error()).isEqualTo("withheld"));
		this.queue.sendAgain(hook.id(), row.id());
		await().until(() -> reread(hook, row).state().equals("FAILED"));
		assertThat(this.end.heard).as("each once, before").hasSize(all);
	}

	@Test
	void whatIsOfNotesIsSentNoMoreOnceNotesAreNotWanted() {
		Webhooks.Born hook = hook(Set.of(EventKind.MESSAGE), true, false);
		this.end.reply = (exchange, one) -> 500;
		Posted born = open();
		this.tickets.answer(this.desk, born.number(), NewMessage.note(UUID.randomUUID().toString(), "calm", "en"), 0,
				null);
		await().until(() -> states(hook).equals(List.of("WAITING", "WAITING")));
		this.webhooks.change(Actor.SYSTEM, hook.id(), null,
				new WebhookDraft("Shop", this.end.address(), Set.of(EventKind.MESSAGE), false, false), null);
		makeDue();
		await().until(() -> states(hook).equals(List.of("FAILED", "WAITING")));
		assertThat(this.end.heard).as("both once, and the one that is of no note again").hasSize(3);
	}

	@Test
	void nothingIsLockedWhileItIsAskedWhereAnAddressLeads() {
		Webhooks.Born hook = hook();
		WebhookDraft draft = new WebhookDraft("Shop", this.end.address(), Set.of(), false, false);
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> transaction
			.executeWithoutResult((status) -> this.webhooks.change(Actor.SYSTEM, hook.id(), null, draft, null)));
	}

	@Test
	void oldDeliveriesAreForgottenALittleAtATime() {
		Webhooks.Born hook = hook();
		this.webhooks.pause(Actor.SYSTEM, hook.id());
		for (int i = 0; i < 5; i++) {
			queueQuietly(hook);
		}
		this.jdbc
			.sql("update webhook_delivery set created_at = created_at - interval '31 days' where id <> (select"
					+ " max(id) from webhook_delivery)")
			.update();
		Instant before = Instant.now().minus(HooksConfiguration.KEPT);
		assertThat(this.queue.forget(before, 3)).isEqualTo(3);
		assertThat(this.queue.forget(before, 3)).isOne();
		assertThat(count(hook, Deliveries.Shown.ALL)).isOne();
	}

	@Test
	void programsOfAdminsManageWebhooks() {
		Api api = api();
		Api.Answer made = api.post("/api/v1/webhooks",
				"{'name':'Shop','address':'" + this.end.address() + "','events':['created','status'],'notes':true}");
		assertThat(made.status()).as(made.toString()).isEqualTo(201);
		assertThat(made.text("/secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
		String path = made.header("Location");
		Api.Answer read = api.get(path);
		assertThat(read.json()).isEqualTo(made.json().at("/webhook"));
		assertThat(read.toString()).doesNotContain("whsec_");
		String draft = "{'name':'Keyed','address':'" + this.end.address() + "'}";
		String keyed = api.post("/api/v1/webhooks", draft, "Idempotency-Key", "k1").header("Location");
		Api.Answer replayed = api.post("/api/v1/webhooks", draft, "Idempotency-Key", "k1");
		assertThat(replayed.status()).isEqualTo(201);
		assertThat(replayed.header("Location")).isEqualTo(keyed);
		assertThat(replayed.text("/name")).isEqualTo("Keyed");
		Api.Answer fresh = api.post(keyed + "/secret", "{}", "Idempotency-Key", "k2");
		assertThat(fresh.text("/secret")).startsWith("whsec_");
		assertThat(api.post(keyed + "/secret", "{}", "Idempotency-Key", "k2").json().isEmpty()).isTrue();
		assertThat(this.jdbc.sql("select string_agg(k::text, '') from idempotency_key k").query(String.class).single())
			.doesNotContain("whsec_");
		api.delete(keyed);
		assertThat(read.text("/state")).isEqualTo("active");
		assertThat(api.patch(path, "{'state':'paused','events':[]}", "If-Match", read.header("ETag")).toString())
			.contains("\"paused\"", "\"events\":[]", "\"notes\":true");
		assertThat(api.patch(path, "{'name':'x'}", "If-Match", read.header("ETag")).status()).isEqualTo(412);
		assertThat(api.patch(path, "{'state':'gone'}").blamed()).containsExactly("#/state");
		assertThat(api.post("/api/v1/webhooks", "{'name':'x','address':'nowhere'}").blamed())
			.containsExactly("#/address");
		assertThat(api.post("/api/v1/webhooks", "{'address':'http://127.0.0.1/'}").blamed()).containsExactly("#/name");
		assertThat(api.post("/api/v1/webhooks", "{'name':'x','address':'http://127.0.0.1/','events':['x']}").blamed())
			.containsExactly("#/events/0");
		assertThat(api.post(path + "/secret", "{}").text("/secret")).isNotEqualTo(made.text("/secret"));
		Api.Answer test = api.post(path + "/tests", "{}");
		assertThat(test.status()).isEqualTo(202);
		await().until(() -> api.get(path + "/deliveries?state=delivered").json().at("/items").size() == 1);
		assertThat(api.post(path + "/deliveries/" + test.json().at("/id").asLong() + "/attempts", "{}").status())
			.isEqualTo(202);
		await().until(() -> this.end.heard.size() == 2);
		assertThat(api.get("/api/v1/webhooks").json().at("/items").size()).isOne();
		assertThat(api.delete(path).status()).isEqualTo(204);
		assertThat(api.get(path).status()).isEqualTo(404);
	}

	@Test
	void nobodyElseDoes() {
		Api reading = new Api(this.port,
				this.tokens.issue(this.admin.id(), "t", EnumSet.of(Scope.WEBHOOKS_READ, Scope.TICKETS_WRITE), 1));
		assertThat(reading.get("/api/v1/webhooks").status()).isEqualTo(200);
		assertThat(reading.post("/api/v1/webhooks", "{}").status()).isEqualTo(403);
		Agent lead = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Leo", Role.LEAD, Locale.ENGLISH,
				ZoneId.of("UTC"));
		Api leads = new Api(this.port, this.tokens.issue(lead.id(), "t", EnumSet.allOf(Scope.class), 1));
		assertThat(leads.get("/api/v1/webhooks").status()).isEqualTo(403);
		assertThat(leads.post("/api/v1/webhooks", "{'name':'x','address':'http://127.0.0.1/'}").status())
			.isEqualTo(403);
	}

	private Webhooks.Born hook() {
		return hook(Set.of(), false, false);
	}

	private Webhooks.Born hook(Set<EventKind> kinds, boolean notes, boolean confidential) {
		return hook(this.end, kinds, notes, confidential);
	}

	private Webhooks.Born hook(FarEnd to, Set<EventKind> kinds, boolean notes, boolean confidential) {
		return this.webhooks.add(Actor.agent(this.admin.id()),
				new WebhookDraft("Shop", to.address(), kinds, notes, confidential));
	}

	private Posted open() {
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		return this.tickets.open(NewTicket.by(customer, "Parcel", Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "Where is it?", Channel.PORTAL, "en")));
	}

	// One event that the webhook is told of, queued
	private Deliveries.Row afterTagging(Webhooks.Born hook) {
		int before = count(hook, Deliveries.Shown.ALL);
		this.tickets.tag(this.desk, open().number(), "renamed");
		await().until(() -> count(hook, Deliveries.Shown.ALL) > before);
		return this.deliveries.before(hook.id(), Deliveries.Shown.ALL, Long.MAX_VALUE, 1).getFirst();
	}

	private Deliveries.Row reread(Webhooks.Born hook, Deliveries.Row row) {
		return this.deliveries.row(hook.id(), row.id());
	}

	private void makeDue() {
		this.jdbc
			.sql("update webhook_delivery set next_attempt_at = now() - interval '1 second' where state = 'WAITING'")
			.update();
		this.sender.sendDue();
	}

	// Nobody is woken
	private long queueQuietly(Webhooks.Born hook) {
		return this.jdbc.sql("""
				insert into webhook_delivery (public_id, webhook_id, by_hand, begun_at, next_attempt_at, created_at)
				values (?, ?, true, now(), now() - interval '1 second', now()) returning id""")
			.params("msg_" + UUID.randomUUID(), hook.id())
			.query(Long.class)
			.single();
	}

	private int count(Webhooks.Born hook, Deliveries.Shown shown) {
		return this.deliveries.before(hook.id(), shown, Long.MAX_VALUE, 100).size();
	}

	private List<String> states(Webhooks.Born hook) {
		return this.deliveries.before(hook.id(), Deliveries.Shown.ALL, Long.MAX_VALUE, 100)
			.stream()
			.map(Deliveries.Row::state)
			.toList();
	}

	private List<String> told(Webhooks.Born hook) {
		return this.deliveries.before(hook.id(), Deliveries.Shown.ALL, Long.MAX_VALUE, 100)
			.stream()
			.map(Deliveries.Row::field)
			.distinct()
			.toList();
	}

	private Api api() {
		return new Api(this.port, this.tokens.issue(this.admin.id(), "test", EnumSet.allOf(Scope.class), 1));
	}

	private static JsonNode json(FarEnd.Heard one) {
		return JsonMapper.shared().readTree(one.body());
	}

	private static String field(FarEnd.Heard one) {
		return json(one).at("/field").asString();
	}

	private static void quietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
