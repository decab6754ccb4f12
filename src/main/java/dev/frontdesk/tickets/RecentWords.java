package dev.frontdesk.tickets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Indexes of the newest words alone, beside those of all. PostgreSQL's GIN keeps the rows
 * of a word in one list, oldest first, and walks through all of it even when a mark of
 * {@link Recency} leaves only its end: with a word that is in every tenth of millions of
 * messages that takes longer than everything else in a search. An index that begins where
 * the newest do has only short lists.
 */
@Component
public class RecentWords {

	private static final Logger log = LoggerFactory.getLogger(RecentWords.class);

	private static final String BEGINS = "_from_";

	private static final Duration FRESH = Duration.ofMinutes(1);

	/** Below so many stretches all lists are short. */
	private static final int WORTH_IT = 12;

	/** So many stretches the indexes grow before they begin anew. */
	private static final int LONGEST = 8;

	/** So many whole stretches they have at least. */
	private static final int SHORTEST = 2;

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Known known = new Known(Long.MAX_VALUE, Long.MAX_VALUE, Instant.MIN);

	RecentWords(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The first message whose words such an index has; {@link Long#MAX_VALUE} without
	 * one.
	 */
	public long messages() {
		return known().messages();
	}

	/** The first ticket whose subject such an index has. */
	public long tickets() {
		return known().tickets();
	}

	/** Builds them where there are none yet, and anew where they have grown long. */
	void renew() {
		for (Words words : Words.values()) {
			renew(words, words.newest(this.jdbc) >> words.bits);
		}
	}

	/**
	 * Looks after one of them.
	 * @param newest the stretch that has begun last
	 */
	void renew(Words words, long newest) {
		long first = first(words);
		boolean missing = first == Long.MAX_VALUE;
		if (newest >= WORTH_IT && (missing || newest - (first >> words.bits) > LONGEST)) {
			build(words, (newest - SHORTEST) << words.bits);
		}
	}

	/** Without a lock on the table, and so outside any transaction. */
	private void build(Words words, long from) {
		List<String> old = names(words, "");
		names(words, "and not i.indisvalid").forEach(this::drop);
		String name = words.table + BEGINS + from;
		log.info("Building {}", name);
		this.jdbc
			.sql("create index concurrently if not exists %s on %s using gin (words) where %s >= %d".formatted(name,
					words.table, words.id, from))
			.update();
		this.known = read();
		old.stream().filter((one) -> !one.equals(name)).forEach(this::drop);
	}

	private void drop(String index) {
		this.jdbc.sql("drop index concurrently if exists " + index).update();
	}

	private Known known() {
		Known now = this.known;
		if (now.at().isBefore(this.clock.instant().minus(FRESH))) {
			now = read();
			this.known = now;
		}
		return now;
	}

	private Known read() {
		return new Known(first(Words.MESSAGES), first(Words.TICKETS), this.clock.instant());
	}

	private long first(Words words) {
		return names(words, "and i.indisvalid").stream()
			.mapToLong((name) -> Long.parseLong(name.substring(name.lastIndexOf('_') + 1)))
			.max()
			.orElse(Long.MAX_VALUE);
	}

	private List<String> names(Words words, String which) {
		return this.jdbc.sql("""
				select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
				where i.indrelid = ?::regclass and c.relname ~ ? %s""".formatted(which))
			.params(words.table, "^" + words.table + BEGINS + "[0-9]+$")
			.query(String.class)
			.list();
	}

	/** Whose words there are. */
	enum Words {

		MESSAGES("message_words", "message_id", Recency.MESSAGES, "message"),

		TICKETS("subject_words", "ticket_id", Recency.TICKETS, "ticket");

		private final String table;

		private final String id;

		private final int bits;

		private final String of;

		Words(String table, String id, int bits, String of) {
			this.table = table;
			this.id = id;
			this.bits = bits;
			this.of = of;
		}

		private long newest(JdbcClient jdbc) {
			return jdbc.sql("select coalesce(max(id), 0) from " + this.of).query(Long.class).single();
		}

	}

	private record Known(long messages, long tickets, Instant at) {
	}

}
