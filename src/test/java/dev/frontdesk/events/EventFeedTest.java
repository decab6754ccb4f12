package dev.frontdesk.events;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

// What is read is read because somebody woke its reader
@SpringBootTest(properties = "frontdesk.events.poll=1h")
class EventFeedTest {

	private static final Duration SOON = Duration.ofSeconds(10);

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	Recorder recorder;

	@Autowired
	Picky picky;

	@Autowired
	ParkedEvents parked;

	@Autowired
	EventCursors cursors;

	@Autowired
	EventStream stream;

	@Autowired
	AnotherCluster elsewhere;

	@Test
	void whatCommitsLateIsReadAndNothingTwice() throws Exception {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		CompletableFuture<Long> written = new CompletableFuture<>();
		CountDownLatch overtaken = new CountDownLatch(1);
		Thread slow = Thread.ofVirtual().start(() -> transaction.executeWithoutResult((status) -> {
			written.complete(open("slow").ticketId());
			awaitQuietly(overtaken);
		}));
		long late = written.get(10, TimeUnit.SECONDS);
		long fast = open("fast").ticketId();
		overtaken.countDown();
		slow.join();
		await().atMost(SOON).untilAsserted(() -> assertThat(this.recorder.births()).contains(late, fast));
		assertThat(this.recorder.seen).extracting(TicketEvent::id).doesNotHaveDuplicates();
	}

	@Test
	void aNewReaderHearsWhatWasUnderWayWhenItCame() {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		Long late = transaction.execute((status) -> {
			long begun = open("under way").ticketId();
			Thread other = Thread.ofVirtual().start(() -> {
				open("meanwhile");
				this.cursors.place("newcomer");
			});
			joinQuietly(other);
			return begun;
		});
		List<TicketEvent> heard = new CopyOnWriteArrayList<>();
		await().atMost(SOON).until(() -> {
			this.cursors.readOn(new Recorder("newcomer", heard));
			return heard.stream().anyMatch((event) -> event.ticketId() == late);
		});
	}

	@Test
	void whatIsNotReadableYetIsReadSoonAfterTheBlockerEnds() {
		Posted open = new TransactionTemplate(this.transactions).execute((status) -> {
			this.jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
			CompletableFuture<Posted> meanwhile = CompletableFuture.supplyAsync(() -> open("meanwhile"));
			Posted born = meanwhile.join();
			await().pollDelay(Duration.ofSeconds(1))
				.until(() -> this.recorder.births().stream().noneMatch((id) -> id == born.ticketId()));
			return born;
		});
		await().atMost(SOON).untilAsserted(() -> assertThat(this.recorder.births()).contains(open.ticketId()));
	}

	@Test
	void whatNobodyHearsWakesNobodyAndIsPassedBy() {
		Posted first = open("first");
		await().atMost(SOON).until(() -> this.picky.births().contains(first.ticketId()));
		this.tickets.hear(this.tickets.byId(first.ticketId()).customerId(), first.ticketId(),
				NewMessage.text(UUID.randomUUID().toString(), "and more", Channel.CHAT, "en"));
		await().pollDelay(Duration.ofMillis(500)).until(() -> this.cursors.isBehind("picky"));
		Posted second = open("second");
		await().atMost(SOON).until(() -> this.picky.births().contains(second.ticketId()));
		assertThat(this.picky.seen).extracting(TicketEvent::field).containsOnly("created");
	}

	@Test
	void whatWasParkedUnheardIsNotReadWhenTriedAgain() {
		Posted born = open("parked");
		await().atMost(SOON).untilAsserted(() -> assertThat(this.recorder.births()).contains(born.ticketId()));
		long message = this.jdbc.sql("select id from ticket_event where ticket_id = ? and field = 'message'")
			.param(born.ticketId())
			.query(Long.class)
			.single();
		this.jdbc.sql("insert into parked_event (reader, event_id, error, parked_at) values ('picky', ?, '', now())")
			.param(message)
			.update();
		assertThat(this.parked.retry("picky", message)).isTrue();
		assertThat(this.picky.seen).extracting(TicketEvent::id).doesNotContain(message);
	}

	@Test
	void whatAnotherNodeReadsIsLookedForLater() {
		this.cursors.place("held");
		TicketEventReader held = new Recorder("held", new CopyOnWriteArrayList<>());
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			this.jdbc.sql("select reader from event_cursor where reader = 'held' for update")
				.query(String.class)
				.single();
			assertThat(CompletableFuture.supplyAsync(() -> this.cursors.readOn(held)).join())
				.isEqualTo(EventCursors.Left.LATER);
		});
	}

	@Test
	void whatLocksATicketIsTheLastOfItsTransaction() {
		List<List<TicketEvent>> batches = new CopyOnWriteArrayList<>();
		TicketEventReader locks = new Recorder("locks", new CopyOnWriteArrayList<>()) {

			@Override
			public boolean locksTicketOf(TicketEvent event) {
				return event.field().equals("created");
			}

			@Override
			public void readAll(List<TicketEvent> events) {
				batches.add(List.copyOf(events));
			}

		};
		this.cursors.place("locks");
		List<Long> born = List.of(open("one").ticketId(), open("two").ticketId());
		await().atMost(SOON).until(() -> {
			this.cursors.readOn(locks);
			return batches.stream()
				.flatMap(List::stream)
				.map(TicketEvent::ticketId)
				.distinct()
				.toList()
				.containsAll(born);
		});
		assertThat(batches).allSatisfy((batch) -> assertThat(batch.subList(0, batch.size() - 1))
			.noneMatch((event) -> event.field().equals("created")));
		assertThat(batches).anySatisfy((batch) -> assertThat(batch).hasSizeGreaterThan(1));
	}

	@Test
	void aPoisonedEventIsParkedAndTheNextOnesAreRead() {
		Long poisoned = new TransactionTemplate(this.transactions).execute((status) -> {
			long id = open("poison").ticketId();
			this.recorder.poison.put(id, new IllegalStateException("poisoned on purpose"));
			return id;
		});
		Posted healthy = open("healthy");
		await().atMost(SOON).untilAsserted(() -> assertThat(this.recorder.births()).contains(healthy.ticketId()));
		assertThat(parked(poisoned)).isPositive();
		assertThat(this.recorder.births()).doesNotContain(poisoned);
	}

	@Test
	void anErrorParksItsEventAsWell() {
		Long poisoned = new TransactionTemplate(this.transactions).execute((status) -> {
			long id = open("endless").ticketId();
			this.recorder.poison.put(id, new StackOverflowError("poisoned on purpose"));
			return id;
		});
		Posted healthy = open("healthy");
		await().atMost(SOON).untilAsserted(() -> assertThat(this.recorder.births()).contains(healthy.ticketId()));
		assertThat(parked(poisoned)).isPositive();
	}

	@Test
	void aHistoryRestoredInAnotherClusterIsReadOn() {
		Posted before = open("before");
		await().atMost(SOON).untilAsserted(() -> assertThat(this.recorder.births()).contains(before.ticketId()));
		EventStream.Place kept = this.stream.end();
		this.jdbc.sql("update ticket_event set tx = (tx::text::bigint + 1000000)::text::xid8").update();
		this.jdbc.sql("update event_cursor set tx = (tx::text::bigint + 1000000)::text::xid8").update();

		this.elsewhere.settle();

		Posted after = open("after");
		await().atMost(SOON).untilAsserted(() -> assertThat(this.recorder.births()).contains(after.ticketId()));
		assertThat(this.recorder.seen).extracting(TicketEvent::id).doesNotHaveDuplicates();
		assertThat(this.stream.after(kept, 100)).as("by the place of a program")
			.filteredOn((event) -> event.field().equals("message"))
			.extracting(TicketEvent::ticketId)
			.contains(after.ticketId())
			.doesNotContain(before.ticketId());
	}

	private int parked(long ticketId) {
		return this.jdbc.sql("""
				select count(*) from parked_event p join ticket_event e on e.id = p.event_id
				where p.reader = 'recorder' and e.ticket_id = ?""").param(ticketId).query(Integer.class).single();
	}

	private Posted open(String text) {
		Customer visitor = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC"));
		return this.tickets.open(NewTicket.by(visitor.id(), "", Channel.CHAT, "en",
				NewMessage.text(UUID.randomUUID().toString(), text, Channel.CHAT, "en")));
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void joinQuietly(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Readers {

		@Bean
		Recorder recorder() {
			return new Recorder("recorder", new CopyOnWriteArrayList<>());
		}

		@Bean
		Picky picky() {
			return new Picky();
		}

	}

	/** Hears of births alone. */
	static class Picky extends Recorder {

		Picky() {
			super("picky", new CopyOnWriteArrayList<>());
		}

		@Override
		public boolean hears(Change change) {
			return change.field().equals("created");
		}

	}

	static class Recorder implements TicketEventReader {

		final Map<Long, Throwable> poison = new ConcurrentHashMap<>();

		final List<TicketEvent> seen;

		private final String name;

		Recorder(String name, List<TicketEvent> seen) {
			this.name = name;
			this.seen = seen;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public void read(TicketEvent event) {
			switch (this.poison.get(event.ticketId())) {
				case RuntimeException ex -> throw ex;
				case Error ex -> throw ex;
				case null, default -> this.seen.add(event);
			}
		}

		List<Long> births() {
			return this.seen.stream()
				.filter((event) -> event.field().equals("created"))
				.map(TicketEvent::ticketId)
				.toList();
		}

	}

}
