package dev.frontdesk.tickets;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest
class TicketsTest {

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private Customer visitor;

	private Agent anna;

	private Reader.OfDesk desk;

	@BeforeEach
	void cast() {
		this.visitor = this.customers.anonymous(Locale.of("th"), ZoneId.of("Asia/Bangkok"));
		this.anna = hire(Role.AGENT);
		this.desk = new Reader.OfDesk(this.anna.id(), Role.AGENT);
	}

	@Test
	void theSameClientIdIsTheSameMessage() {
		Posted born = open("สวัสดีค่ะ");
		NewMessage again = NewMessage.text("again", "ยังรออยู่", Channel.CHAT, "th");
		Posted first = this.tickets.hear(this.visitor.id(), born.publicId(), again);
		Posted second = this.tickets.hear(this.visitor.id(), born.publicId(), again);
		assertThat(second.repeated()).isTrue();
		assertThat(second.messageId()).isEqualTo(first.messageId());
		assertThat(messages(born)).isEqualTo(2);
	}

	@Test
	void otherWordsUnderAUsedIdAreAnotherMessage() {
		Posted born = open("hello");
		String id = UUID.randomUUID().toString();
		for (String text : List.of("a form sent", "gone back to, edited and sent", "gone back to, edited and sent")) {
			this.tickets.hear(this.visitor.id(), born.publicId(), NewMessage.text(id, text, Channel.PORTAL, "en"));
		}
		assertThat(this.jdbc.sql("select text from message where ticket_id = ? order by seq")
			.param(born.ticketId())
			.query(String.class)
			.list()).containsExactly("hello", "a form sent", "gone back to, edited and sent");
	}

	@Test
	void manyWritersAtOnceLoseNothingAndShareNoPlace() throws Exception {
		Posted born = open("hello");
		List<Callable<Posted>> writers = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			NewMessage message = NewMessage.text("m" + (i % 6), "text " + (i % 6), Channel.CHAT, "en");
			writers.add(() -> this.tickets.hear(this.visitor.id(), born.publicId(), message));
		}
		Set<Long> places = new HashSet<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			for (Future<Posted> posted : threads.invokeAll(writers)) {
				places.add(posted.get().seq());
			}
		}
		assertThat(places).hasSize(6);
		assertThat(messages(born)).isEqualTo(7);
	}

	@Test
	void aReplyIsHeldBackWhenTheThreadMovedOn() {
		Posted born = open("hello");
		this.tickets.hear(this.visitor.id(), born.publicId(),
				NewMessage.text("m2", "wait, one more thing", Channel.CHAT, "en"));
		NewMessage reply = NewMessage.text("r1", "Here you are", Channel.CHAT, "en");
		assertThatExceptionOfType(ThreadMovedOn.class)
			.isThrownBy(() -> this.tickets.answer(this.desk, born.number(), reply, born.seq(), null));
		assertThat(messages(born)).isEqualTo(2);
		long newest = this.tickets.byNumber(this.desk, born.number()).seq();
		assertThat(this.tickets.answer(this.desk, born.number(), reply, newest, null).repeated()).isFalse();
	}

	@Test
	void aNoteNeverWaitsAndOnesOwnReplyIsNoNews() {
		Posted born = open("hello");
		this.tickets.answer(this.desk, born.number(), NewMessage.text("r1", "Hi", Channel.CHAT, "en"), born.seq(),
				null);
		this.tickets.answer(this.desk, born.number(), NewMessage.text("r2", "Still me", Channel.CHAT, "en"), born.seq(),
				null);
		this.tickets.hear(this.visitor.id(), born.publicId(), NewMessage.text("m2", "news", Channel.CHAT, "en"));
		this.tickets.answer(this.desk, born.number(), NewMessage.note("n1", "calm customer", "en"), 0, null);
		assertThat(messages(born)).isEqualTo(5);
	}

	@Test
	void aStrangersTicketIsNotThere() {
		Posted born = open("hello");
		Customer stranger = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC"));
		assertThatExceptionOfType(TicketNotFound.class).isThrownBy(() -> this.tickets.hear(stranger.id(),
				born.publicId(), NewMessage.text("x", "let me in", Channel.CHAT, "en")));
		assertThatExceptionOfType(TicketNotFound.class)
			.isThrownBy(() -> this.tickets.byPublicId(new Reader.OfCustomer(stranger.id()), born.publicId()));
	}

	@Test
	void aConfidentialTeamsTicketIsThereForMembersLeadsAndItsAssignee() {
		Posted born = open("secret");
		Team legal = this.staff.foundTeam(Actor.SYSTEM, "t" + UUID.randomUUID(), LocalizedText.of("en", "Legal"), true);
		Reader.OfDesk lead = new Reader.OfDesk(hire(Role.LEAD).id(), Role.LEAD);
		// by hand: routing, which runs beside this test, leaves that alone
		this.tickets.sendToTeam(lead, born.number(), legal.id());
		assertThatExceptionOfType(TicketNotFound.class)
			.isThrownBy(() -> this.tickets.changeStatus(this.desk, born.number(), Status.SOLVED));
		assertThat(this.tickets.byNumber(lead, born.number()).teamId()).isEqualTo(legal.id());
		this.staff.join(Actor.SYSTEM, legal.id(), this.anna.id());
		assertThat(this.tickets.byNumber(this.desk, born.number()).subject()).isEqualTo("secret");
	}

	@Test
	void aLateReplyToAClosedTicketOpensOneFollowUp() {
		Posted born = open("hello");
		this.tickets.changeStatus(this.desk, born.number(), Status.SOLVED);
		this.jdbc.sql("update ticket set solved_at = solved_at - interval '100 days' where id = ?")
			.param(born.ticketId())
			.update();
		assertThat(this.tickets.closeSolvedBefore(Instant.now().minus(Duration.ofDays(50)), 10)).isEqualTo(1);
		Posted late = this.tickets.hear(this.visitor.id(), born.publicId(),
				NewMessage.text("late", "it broke again", Channel.CHAT, "en"));
		Posted later = this.tickets.hear(this.visitor.id(), born.publicId(),
				NewMessage.text("later", "hello?", Channel.CHAT, "en"));
		assertThat(late.ticketId()).isNotEqualTo(born.ticketId()).isEqualTo(later.ticketId());
		assertThat(this.tickets.byId(late.ticketId()).followUpOf()).isEqualTo(born.ticketId());
		assertThat(this.tickets.byId(born.ticketId()).status()).isEqualTo(Status.CLOSED);
	}

	@Test
	void whatCameSolvedFromElsewhereIsClosedAsQuietlyUnlessSomebodyHereHasTouchedIt() {
		Posted untouched = imported();
		Posted touched = imported();
		this.tickets.tag(this.desk, touched.number(), "looked-at");
		assertThat(this.tickets.closeSolvedBefore(Instant.now().minus(Duration.ofDays(50)), 10)).isEqualTo(2);
		assertThat(closedAsImported(untouched)).isTrue();
		assertThat(closedAsImported(touched)).isFalse();
	}

	@Test
	void aTeamChangeTakesTheTicketOutOfAStrangersHands() {
		Posted born = open("hello");
		this.tickets.assign(this.desk, born.number(), this.anna.id());
		Team other = this.staff.foundTeam(Actor.SYSTEM, "t" + UUID.randomUUID(), LocalizedText.of("en", "Other"),
				false);
		this.tickets.sendToTeam(this.desk, born.number(), other.id());
		assertThat(this.tickets.byNumber(this.desk, born.number()).assigneeId()).isNull();
	}

	/** The events alone tell what the row tells, whatever happened. */
	@Test
	void aTicketIsRebuiltFromItsEvents() {
		for (int seed = 0; seed < 10; seed++) {
			Posted born = open("ticket " + seed);
			Posted other = open("other " + seed);
			Random random = new Random(seed);
			for (int step = 0; step < 40; step++) {
				try {
					act(born, other, random);
				}
				catch (Refusal refused) {
					// a refused verb leaves no trace: that is what is checked below
				}
			}
			Ticket row = this.tickets.byId(born.ticketId());
			Map<String, String> rebuilt = fold(born.ticketId());
			assertThat(rebuilt.get("status")).isEqualTo(row.status().name());
			assertThat(rebuilt.get("assignee")).isEqualTo(text(row.assigneeId()));
			assertThat(rebuilt.get("team")).isEqualTo(text(row.teamId()));
			assertThat(rebuilt.get("category")).isEqualTo(text(row.categoryId()));
			assertThat(rebuilt.get("priority")).isEqualTo(row.priority().name());
			assertThat(rebuilt.get("urgency")).isEqualTo(row.urgency().name());
			assertThat(rebuilt.get("impact")).isEqualTo(row.impact().name());
			assertThat(rebuilt.get("shelf")).isEqualTo(row.shelf().name());
			assertThat(rebuilt.get("kind")).isEqualTo(row.kind().name());
			assertThat(rebuilt.get("subject")).isEqualTo(row.subject());
			assertThat(rebuilt.getOrDefault("tags", "")).isEqualTo(String.join(" ", row.tags()));
			assertThat(Long.parseLong(rebuilt.get("last-seq"))).isLessThanOrEqualTo(row.seq());
			assertThat(rebuilt.get("snoozed-until")).isEqualTo(time(row.snoozedUntil()));
			assertThat(rebuilt.get("next-update")).isEqualTo(time(row.nextUpdateAt()));
			assertThat(row.dueAt()).isEqualTo(row.nextUpdateAt());
			assertThat(rebuilt.get("merged-into")).isEqualTo((row.mergedInto() != null) ? text(other.number()) : null);
			assertThat(row.messages()).isEqualTo(messages(born));
			List<Long> collaborators = this.tickets.collaborators(this.desk, born.number());
			assertThat(rebuilt.get("collaborator " + this.anna.id()) != null)
				.isEqualTo(collaborators.contains(this.anna.id()));
			assertThat(rebuilt.keySet().stream().filter((key) -> key.startsWith("link ") && rebuilt.get(key) != null))
				.hasSameSizeAs(this.tickets.links(this.desk, born.number())
					.stream()
					.filter((link) -> link.kind().byHand())
					.toList());
		}
	}

	private static @Nullable String time(Instant time) {
		return Times.given(time) ? time.toString() : null;
	}

	private void act(Posted born, Posted other, Random random) {
		long number = born.number();
		Instant soon = Instant.now().plus(Duration.ofMinutes(1 + random.nextInt(99))).truncatedTo(ChronoUnit.MICROS);
		switch (random.nextInt(23)) {
			case 10 -> this.tickets.snooze(this.desk, number, soon);
			case 11 -> this.tickets.wake(this.desk, number);
			case 12 -> this.tickets.promiseUpdate(this.desk, number, random.nextBoolean() ? soon : null);
			case 13 -> this.tickets.link(this.desk, number, other.number(), one(random, Link.Kind.values()));
			case 14 -> this.tickets.unlink(this.desk, number, other.number());
			case 15 -> this.tickets.collaborate(this.desk, number, this.anna.id());
			case 16 -> this.tickets.leave(this.desk, number, this.anna.id());
			case 17 -> this.tickets.answer(this.desk, number,
					NewMessage.note(UUID.randomUUID().toString(), "@anna", "en").mentioning(List.of(this.anna.id())), 0,
					null);
			case 18 -> this.tickets.deleteMessage(this.desk, number, one(random, places(born)));
			case 19 -> this.tickets.split(this.desk, number, List.of(one(random, places(born))), "apart");
			case 20 -> this.tickets.merge(this.desk, number, other.number());
			case 21 -> this.tickets.unmerge(this.desk, number);
			case 22 -> this.tickets.restore(this.desk, number, someEvent(born, random));
			case 0 -> this.tickets.hear(this.visitor.id(), born.publicId(), text("customer"));
			case 1 -> {
				this.tickets.put(this.desk, number, Shelf.DESK);
				this.tickets.answer(this.desk, number, text("agent"), Long.MAX_VALUE,
						random.nextBoolean() ? Status.PENDING : null);
			}
			case 2 -> this.tickets.assign(this.desk, number, random.nextBoolean() ? this.anna.id() : null);
			case 3 -> this.tickets.sendToTeam(this.desk, number, this.staff.fallbackTeam().orElseThrow().id());
			case 4 -> this.tickets.changeStatus(this.desk, number,
					List.of(Status.OPEN, Status.PENDING, Status.ON_HOLD, Status.SOLVED).get(random.nextInt(4)));
			case 5 -> this.tickets.weigh(this.desk, number, one(random, Level.values()), one(random, Level.values()));
			case 6 -> this.tickets.overrulePriority(this.desk, number, one(random, Priority.values()));
			case 7 -> this.tickets.tag(this.desk, number, "a b".substring(0, random.nextInt(4)));
			case 8 -> this.tickets.put(this.desk, number, one(random, Shelf.values()));
			default -> this.tickets.rename(this.desk, number, "subject " + random.nextInt(3));
		}
	}

	private Long[] places(Posted born) {
		return this.jdbc.sql("select 0 union all select seq from message where ticket_id = ?")
			.param(born.ticketId())
			.query(Long.class)
			.list()
			.toArray(Long[]::new);
	}

	private long someEvent(Posted born, Random random) {
		return one(random,
				this.jdbc.sql("select id from ticket_event where ticket_id = ? order by id")
					.param(born.ticketId())
					.query(Long.class)
					.list()
					.toArray(Long[]::new));
	}

	private static <T> T one(Random random, T[] choices) {
		return choices[random.nextInt(choices.length)];
	}

	private static NewMessage text(String from) {
		return NewMessage.text(UUID.randomUUID().toString(), "from " + from, Channel.CHAT, "en");
	}

	private Map<String, String> fold(long ticketId) {
		Map<String, String> state = new TreeMap<>(Map.of("tags", "", "priority-overruled", "false"));
		this.jdbc.sql("select seq, field, was, became from ticket_event where ticket_id = ? order by seq")
			.param(ticketId)
			.query((row) -> {
				String was = row.getString("was");
				String field = field(row.getString("field"), (was != null) ? was : row.getString("became"));
				// that someone waits is told by their messages; where it ends without
				// one, by this
				if (was != null && !field.equals("waiting-since")) {
					assertThat(state.get(field)).as(field).isEqualTo(was);
				}
				state.put(field, row.getString("became"));
				state.put("last-seq", row.getString("seq"));
			});
		return state;
	}

	// Of some there are several at a time
	private static String field(String field, @Nullable String value) {
		return Set.of("link", "collaborator", "merged-from", "split-to").contains(field) ? field + ' ' + value : field;
	}

	private static @Nullable String text(@Nullable Object id) {
		return (id != null) ? id.toString() : null;
	}

	private Posted open(String text) {
		return this.tickets.open(NewTicket.by(this.visitor.id(), "", Channel.CHAT, "th",
				NewMessage.text(UUID.randomUUID().toString(), text, Channel.CHAT, "th")));
	}

	private Posted imported() {
		Instant then = Instant.now().minus(Duration.ofDays(100));
		Posted born = this.tickets
			.open(NewTicket
				.by(this.visitor.id(), "", Channel.EMAIL, "en",
						NewMessage.text(UUID.randomUUID().toString(), "hello", Channel.EMAIL, "en").at(then))
				.asImport());
		this.tickets.replay(born.ticketId(), Actor.SYSTEM, then, new Replay.Become(Status.SOLVED));
		return born;
	}

	private boolean closedAsImported(Posted born) {
		return this.jdbc
			.sql("select imported from ticket_event where ticket_id = ? and field = 'status' and became = 'CLOSED'")
			.param(born.ticketId())
			.query(Boolean.class)
			.single();
	}

	private Agent hire(Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.test", "Anna", role, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
	}

	private int messages(Posted ticket) {
		return this.jdbc.sql("select count(*) from message where ticket_id = ?")
			.param(ticket.ticketId())
			.query(Integer.class)
			.single();
	}

}
