package dev.frontdesk.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.frontdesk.language.Words;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Loads very many tickets with believable skew: three years of a growing company, few
 * customers who write often, busy agents, most of it closed long ago. Copied straight
 * into the tables in one transaction, so that a load broken off leaves nothing.
 */
@Component
class SampleLoad {

	private static final Logger log = LoggerFactory.getLogger(SampleLoad.class);

	private static final int BLOCK = 5_000;

	private static final int DAYS = 1_095;

	private static final double CUSTOMERS_A_TICKET = 0.3;

	private static final List<String> TABLES = List.of("customer", "customer_identity", "customer_words", "ticket",
			"subject_words", "message", "message_words", "ticket_event");

	private final DataSource dataSource;

	private final Clock clock;

	SampleLoad(DataSource dataSource, Clock clock) {
		this.dataSource = dataSource;
		this.clock = clock;
	}

	/** Whether it was loaded before. */
	boolean loaded() {
		return JdbcClient.create(this.dataSource)
			.sql("select exists (select 1 from customer_identity where kind = 'EMAIL' and lower(value) = ?)")
			.param(new SamplePeople().person(0).email())
			.query(Boolean.class)
			.single();
	}

	/** Loads so many tickets of the agents of these teams. */
	void load(int tickets, Map<Long, List<Long>> members) {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try {
				load(connection, tickets, members);
				connection.commit();
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(true);
			}
			log.info("Sample: vacuum and statistics");
			for (String table : TABLES) {
				execute(connection, "vacuum (analyze) " + table);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The sample could not be loaded; nothing of it was kept", ex);
		}
	}

	private void load(Connection connection, int tickets, Map<Long, List<Long>> members) throws SQLException {
		JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
		Start start = new Start(jdbc);
		SamplePlaces places = new SamplePlaces(jdbc.sql("select min(id) from brand").query(Long.class).single(),
				jdbc.sql("select min(id) from market").query(Long.class).single(), ids(jdbc, "team"),
				ids(jdbc, "category"), members);
		BareTables bare = new BareTables(connection, TABLES);
		bare.strip();
		copy(connection, start, tickets, places);
		bare.dress((statement) -> log.info("Sample: {}", statement.replaceAll(" (ON|on) .*", "")));
		for (String sequence : List.of("ticket_id_seq", "message_id_seq")) {
			String table = sequence.replace("_id_seq", "");
			execute(connection, "select setval('" + sequence + "', (select max(id) from " + table + ") + 50)");
		}
		execute(connection, "select setval('ticket_number_seq', (select max(number) from ticket))");
		execute(connection, "select setval(pg_get_serial_sequence('customer', 'id'), (select max(id) from customer))");
		// Nobody rings bells or writes letters for what is made up
		execute(connection,
				"update event_cursor set tx = pg_current_xact_id(), id = (select max(id) from ticket_event)");
	}

	private static Map<String, Long> ids(JdbcClient jdbc, String table) {
		return jdbc.sql("select key, id from " + table)
			.query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** One thread makes the rows, this one copies them. */
	private void copy(Connection connection, Start start, int tickets, SamplePlaces places) throws SQLException {
		BlockingQueue<SampleRows> ready = new ArrayBlockingQueue<>(2);
		Thread maker = Thread.ofPlatform().name("sample").daemon().start(() -> make(start, tickets, places, ready));
		Instant began = this.clock.instant();
		int done = 0;
		try {
			while (done < tickets) {
				SampleRows rows = ready.take();
				rows.copy(connection);
				done = rows.upTo;
				if (done % (BLOCK * 10) == 0 || done == tickets) {
					log.info("Sample: {} of {} tickets after {} s", done, tickets,
							Duration.between(began, this.clock.instant()).toSeconds());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while loading the sample", ex);
		}
		finally {
			maker.interrupt();
		}
	}

	private void make(Start start, int tickets, SamplePlaces places, BlockingQueue<SampleRows> ready) {
		SamplePeople people = new SamplePeople();
		SampleWords words = new SampleWords(people.languages());
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		int customers = Math.max(1, (int) (tickets * CUSTOMERS_A_TICKET));
		long message = start.message();
		int born = 0;
		try {
			for (int from = 0; from < tickets; from += BLOCK) {
				int upTo = Math.min(from + BLOCK, tickets);
				SampleRows rows = new SampleRows(upTo, message);
				int peopleBy = (int) ((long) customers * upTo / tickets);
				for (; born < peopleBy; born++) {
					introduce(rows, start.customer() + born, people.person(born), when(from, tickets, now));
				}
				int known = Math.max(born, 1);
				for (int i = from; i < upTo; i++) {
					SplittableRandom random = new SplittableRandom(0x5EEDL * 31 + i);
					int who = known - 1 - SampleWords.skewed(known, random);
					happen(rows, words, start, who, people.person(who), i, tickets, now, random, places);
				}
				message = rows.nextMessage;
				ready.put(rows);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The company grows: each year brings more than the one before. */
	private static Instant when(int number, int of, Instant now) {
		double share = Math.sqrt((number + 1.0) / (of + 1.0));
		return now.minusSeconds((long) ((1 - share) * DAYS * 86_400)).truncatedTo(ChronoUnit.SECONDS);
	}

	private void introduce(SampleRows rows, long id, SamplePeople.Person person, Instant at) {
		SplittableRandom random = new SplittableRandom(id);
		rows.customers.add(id)
			.add(SampleRows.publicId(random))
			.add(person.name())
			.add(person.locale())
			.add(person.zone())
			.add(person.tier())
			.add(at)
			.end();
		rows.identities.add(id).add("EMAIL").add(person.email()).add(at).add(at).end();
		String called = person.name() + ' ' + person.email() + ' ' + person.email().replaceAll("[.@]", " ");
		rows.names.add(id)
			.add(Words.of(called)
				.stream()
				.distinct()
				.map((word) -> '\'' + word + '\'')
				.collect(Collectors.joining(" ")))
			.add(false)
			.end();
	}

	private void happen(SampleRows rows, SampleWords words, Start start, int who, SamplePeople.Person person, int i,
			int tickets, Instant now, SplittableRandom random, SamplePlaces places) {
		Instant at = when(i, tickets, now).minusSeconds(random.nextInt(3_600));
		int luck = random.nextInt(1_000);
		Shelf shelf = (luck < 15) ? Shelf.SPAM : (luck < 18) ? Shelf.TRASH : Shelf.DESK;
		String talks = switch (shelf) {
			case SPAM -> "spam";
			case TRASH -> "trash";
			case DESK -> person.language();
		};
		Status end = (shelf == Shelf.DESK) ? end(Duration.between(at, now), random) : Status.NEW;
		SampleTicket ticket = new SampleTicket(rows, words, start.ticket() + i, start.number() + i,
				start.customer() + who, person, talks, at, now, random);
		ticket.happen(lines(end, shelf, random), end, shelf, places);
	}

	/** Four in the mean; a hundredth are long, and a few very long. */
	private static int lines(Status end, Shelf shelf, SplittableRandom random) {
		if (shelf != Shelf.DESK || end == Status.NEW) {
			return 1;
		}
		int luck = random.nextInt(2_000);
		if (luck == 0) {
			return 100 + random.nextInt(400);
		}
		return (luck < 40) ? 18 + random.nextInt(12) : 2 + (int) Math.min(-1.7 * Math.log(1 - random.nextDouble()), 9);
	}

	/** The younger, the likelier it is still at work; a few stay open for years. */
	private static Status end(Duration age, SplittableRandom random) {
		double days = age.toHours() / 24.0;
		if (random.nextDouble() >= 0.9 * Math.exp(-days / 6) + 0.003) {
			return Status.CLOSED;
		}
		int luck = random.nextInt(100);
		return (luck < 14) ? Status.NEW : (luck < 60) ? Status.OPEN : (luck < 88) ? Status.PENDING : Status.ON_HOLD;
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** The first free ids. */
	private record Start(long ticket, long number, long message, long customer) {

		Start(JdbcClient jdbc) {
			this(after(jdbc, "select max(id) from ticket"), after(jdbc, "select max(number) from ticket"),
					after(jdbc, "select max(id) from message"), after(jdbc, "select max(id) from customer"));
		}

		private static long after(JdbcClient jdbc, String sql) {
			// Whoever opened one before has fifty ids in hand
			return jdbc.sql(sql).query(Long.class).optional().orElse(1_000L) + 100;
		}

	}

}
