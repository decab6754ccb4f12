package dev.frontdesk.ratings;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.talks.TalkRules;
import dev.frontdesk.testing.VisitorCalls;
import dev.frontdesk.testing.VisitorCalls.Answer;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RatingsTest {

	@LocalServerPort
	int port;

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	TalkRules rules;

	@Autowired
	TicketFilters filters;

	@Autowired
	RatingFacts facts;

	@Autowired
	RatingData data;

	@Autowired
	JdbcClient jdbc;

	private VisitorCalls visitor;

	private String thread;

	private Reader.OfDesk anna;

	private long number;

	@BeforeEach
	void cast() throws Exception {
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(true, true, false));
		this.visitor = new VisitorCalls(this.port);
		this.thread = this.visitor.begin("Hello");
		Agent agent = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@desk.example", "Anna", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.anna = new Reader.OfDesk(agent.id(), Role.ADMIN);
		this.number = this.jdbc.sql("select number from ticket where public_id = ?")
			.param(this.thread)
			.query(Long.class)
			.single();
	}

	@Test
	void whoEndsTheChatIsAskedOnceAndMaySayOtherwiseForAWhile() throws Exception {
		assertThat(rate(4, "").status()).isEqualTo(409);
		assertThat(this.visitor.call("PUT", "/" + this.thread + "/end", null).status()).isEqualTo(204);
		assertThat(this.tickets.byNumber(this.anna, this.number).status()).isEqualTo(Status.SOLVED);
		assertThat(this.visitor.call("GET", "/" + this.thread + "/rating", null).body().get("open").asBoolean())
			.isTrue();
		assertThat(rate(4, "").status()).isEqualTo(200);
		assertThat(rate(4, "").status()).isEqualTo(200);
		assertThat(rate(4, "Kind").status()).isEqualTo(200);
		assertThat(rows()).isEqualTo(1);
		assertThat(rate(2, "Kind, but slow").body().get("score").asInt()).isEqualTo(2);
		assertThat(history()).hasSize(2);
		assertThat(this.facts.value("rating", history().getLast(), Locale.ENGLISH))
			.isEqualTo("2 of 5, “Kind, but slow”");
		long ticket = this.tickets.byNumber(this.anna, this.number).id();
		BinaryOperator<String> teller = this.facts.teller(ticket, Locale.ENGLISH);
		List<String> facts = history();
		this.jdbc.sql("update rating set comment = '' where ticket_id = ?").param(ticket).update();
		assertThat(facts.stream().map((fact) -> teller.apply("rating", fact))).as("read once for all of them")
			.containsExactly("4 of 5, “Kind”", "2 of 5, “Kind, but slow”");
		this.jdbc.sql("update rating set at = at - interval '8 days'").update();
		assertThat(rate(5, "").status()).isEqualTo(409);
	}

	@Test
	void tabsThatRateAtOnceLeaveOneRating() throws Exception {
		this.tickets.changeStatus(this.anna, this.number, Status.SOLVED);
		try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Answer>> clicks = new ArrayList<>();
			for (int i = 0; i < 5; i++) {
				clicks.add(() -> rate(5, ""));
			}
			for (Future<Answer> click : tabs.invokeAll(clicks)) {
				assertThat(click.get().status()).isEqualTo(200);
			}
		}
		assertThat(rows()).isEqualTo(1);
	}

	@Test
	void whatIsNoRatingOrNotTheirsIsRefused() throws Exception {
		this.tickets.changeStatus(this.anna, this.number, Status.SOLVED);
		assertThat(rate(0, "").status()).isEqualTo(422);
		assertThat(rate(6, "").status()).isEqualTo(422);
		assertThat(rate(null, "").status()).isEqualTo(422);
		assertThat(rate(3, "x".repeat(1_001)).status()).isEqualTo(422);
		VisitorCalls stranger = new VisitorCalls(this.port);
		stranger.begin("Hi");
		assertThat(stranger.call("PUT", "/" + this.thread + "/rating", Map.of("score", 1)).status()).isEqualTo(404);
		assertThat(stranger.call("GET", "/" + this.thread + "/rating", null).status()).isEqualTo(404);
		assertThat(stranger.call("PUT", "/" + this.thread + "/end", null).status()).isEqualTo(404);
		assertThat(rows()).isZero();
	}

	@Test
	void whereNobodyAsksNothingIsTaken() throws Exception {
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(false, true, false));
		this.tickets.changeStatus(this.anna, this.number, Status.SOLVED);
		assertThat(rate(5, "").status()).isEqualTo(409);
	}

	@Test
	void viewsAskForTheRatingAndTheCommentIsForgottenWithTheCustomer() throws Exception {
		this.tickets.changeStatus(this.anna, this.number, Status.SOLVED);
		rate(2, "Slow as honey");
		assertThat(found("rating", Operator.AT_MOST, "2")).contains(this.number);
		assertThat(found("rating", Operator.AT_LEAST, "3")).doesNotContain(this.number);
		assertThat(found("rating-comment", Operator.CONTAINS, "honey")).contains(this.number);
		long customer = this.tickets.byNumber(this.anna, this.number).customerId();
		assertThat(this.data.of(customer)).hasSize(1);
		assertThat(this.data.erase(customer)).isEqualTo(1);
		assertThat(this.facts.value("rating", history().getLast(), Locale.ENGLISH)).isEqualTo("2 of 5");
	}

	private List<Long> found(String field, Operator operator, String value) {
		Reader.Predicate predicate = this.filters.compile(new TicketFilter.Condition(field, operator, List.of(value)));
		return this.jdbc.sql("select t.number from ticket t where " + predicate.sql())
			.params(predicate.parameters())
			.query(Long.class)
			.list();
	}

	private Answer rate(@Nullable Integer score, String comment) throws Exception {
		Map<String, @Nullable Object> body = new HashMap<>();
		body.put("score", score);
		body.put("comment", comment);
		return this.visitor.call("PUT", "/" + this.thread + "/rating", body);
	}

	private long rows() {
		return this.jdbc.sql("select count(*) from rating r join ticket t on t.id = r.ticket_id where t.number = ?")
			.param(this.number)
			.query(Long.class)
			.single();
	}

	private List<String> history() {
		return this.jdbc.sql("""
				select e.became from ticket_event e join ticket t on t.id = e.ticket_id
				where t.number = ? and e.field = 'rating' order by e.seq""")
			.param(this.number)
			.query(String.class)
			.list();
	}

}
