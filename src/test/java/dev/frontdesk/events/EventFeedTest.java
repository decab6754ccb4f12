package dev.frontdesk.events;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

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

@SpringBootTest(properties = "frontdesk.events.poll=100ms")
class EventFeedTest {

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

	@Test
	void whatCommitsLateIsReadAndNothingTwice() throws Exception {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		CountDownLatch written = new CountDownLatch(1);
		CountDownLatch overtaken = new CountDownLatch(1);
		Thread slow = Thread.ofVirtual().start(() -> transaction.executeWithoutResult((status) -> {
			open("slow");
			written.countDown();
			awaitQuietly(overtaken);
		}));
		written.await();
		long fast = open("fast").ticketId();
		overtaken.countDown();
		slow.join();
		await().atMost(Duration.ofSeconds(10)).until(() -> this.recorder.births().size() >= 2);
		assertThat(this.recorder.births()).contains(fast).doesNotHaveDuplicates();
		assertThat(this.recorder.seen).extracting(TicketEvent::id).doesNotHaveDuplicates();
	}

	@Test
	void aPoisonedEventIsParkedAndTheNextOnesAreRead() {
		Posted poisoned = open("poison");
		this.recorder.poison = poisoned.ticketId();
		open("poison again");
		Posted healthy = open("healthy");
		await().atMost(Duration.ofSeconds(10)).until(() -> this.recorder.births().contains(healthy.ticketId()));
		this.recorder.poison = -1;
	}

	@Test
	void aPoisonedEventIsSaid() {
		this.recorder.poisonText = true;
		Posted poisoned = open("bad");
		await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(parked(poisoned)).isPositive());
		this.recorder.poisonText = false;
	}

	private int parked(Posted ticket) {
		return this.jdbc.sql("""
				select count(*) from parked_event p join ticket_event e on e.id = p.event_id
				where p.reader = 'recorder' and e.ticket_id = ?""")
			.param(ticket.ticketId())
			.query(Integer.class)
			.single();
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

	@TestConfiguration(proxyBeanMethods = false)
	static class Readers {

		@Bean
		Recorder recorder() {
			return new Recorder();
		}

	}

	static class Recorder implements TicketEventReader {

		final List<TicketEvent> seen = new CopyOnWriteArrayList<>();

		volatile long poison = -1;

		volatile boolean poisonText;

		@Override
		public String name() {
			return "recorder";
		}

		@Override
		public void read(TicketEvent event) {
			if (event.ticketId() == this.poison || this.poisonText) {
				throw new IllegalStateException("poisoned on purpose");
			}
			this.seen.add(event);
		}

		List<Long> births() {
			return this.seen.stream()
				.filter((event) -> event.field().equals("created"))
				.map(TicketEvent::ticketId)
				.toList();
		}

	}

}
