package dev.frontdesk.reception;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.frontdesk.availability.Waits;
import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.live.Pushes;
import dev.frontdesk.tickets.TicketQueue;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where visitors stand who wait for their first answer. Who has asked is told when it
 * changes; one statement looks for all of them.
 */
@Component
@Transactional(readOnly = true)
class Queue implements Waits {

	private static final String WAITS = """
			t.shelf = 'DESK' and t.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD') and t.status in ('NEW', 'OPEN')
			and t.channel = 'CHAT' and t.waiting_since < '9999-01-01' and t.first_replied_at > '9999-01-01'""";

	private final Cache<Long, Told> told = Caffeine.newBuilder()
		.maximumSize(20_000)
		.expireAfterAccess(Duration.ofMinutes(5))
		.build();

	private final TicketQueue queue;

	private final Customers customers;

	private final Pushes pushes;

	private final JdbcClient jdbc;

	Queue(TicketQueue queue, Customers customers, Pushes pushes, JdbcClient jdbc) {
		this.queue = queue;
		this.customers = customers;
		this.pushes = pushes;
		this.jdbc = jdbc;
	}

	/** Empty when nobody waits there for a first answer. */
	public Optional<Place> place(VisitorThreads.Own thread) {
		long ticketId = thread.ticketId();
		Standing standing = this.jdbc.sql(
				"select ticket_survivor(ticket_id) as id, by_mail_at < '9999-01-01' as left from visit where ticket_id = ?")
			.param(ticketId)
			.query(Standing.class)
			.single();
		Integer position = this.queue.places(List.of(standing.id())).get(standing.id());
		if (position == null) {
			this.told.invalidate(ticketId);
			return Optional.empty();
		}
		this.told.put(ticketId, new Told(thread.publicId(), standing.id(), position));
		Long seconds = this.queue.placeOf(standing.id())
			.map((place) -> place.expected().toSeconds() / place.position())
			.orElse(null);
		return Optional
			.of(new Place(position, seconds, standing.left(), !this.customers.emails(thread.customerId()).isEmpty()));
	}

	@Scheduled(fixedDelay = 3_000)
	public void tell() {
		if (this.told.estimatedSize() == 0) {
			return;
		}
		Map<Long, Told> known = new HashMap<>(this.told.asMap());
		Map<Long, Integer> places = this.queue.places(known.values().stream().map(Told::waits).toList());
		known.forEach((ticketId, one) -> {
			int now = places.getOrDefault(one.waits(), 0);
			if (now != one.position()) {
				this.told.asMap().computeIfPresent(ticketId, (id, before) -> (now == 0) ? null : before.at(now));
				this.pushes.push("/topic/thread." + one.publicId(), Map.of("type", "queue", "position", now));
			}
		});
	}

	@Override
	public List<Reply> replies(Instant since, int most) {
		return this.jdbc.sql("""
				select u.widget_id, t.language, t.created_at, t.first_replied_at from visit v
				join ticket t on t.id = v.ticket_id join visitor u on u.id = v.visitor_id
				where v.started_at > ? and t.channel = 'CHAT' and t.first_replied_at < '9999-01-01'
				and t.first_replied_at >= t.created_at order by v.started_at desc limit ?""")
			.params(since.atOffset(ZoneOffset.UTC), most)
			.query((row, number) -> {
				Timestamp begun = row.getTimestamp("created_at");
				Instant answered = row.getTimestamp("first_replied_at").toInstant();
				return new Reply(new Door(row.getLong("widget_id"), row.getString("language")), begun.toInstant(),
						Duration.between(begun.toInstant(), answered));
			})
			.list();
	}

	@Override
	public Map<Door, Integer> waiting() {
		Map<Door, Integer> waiting = new HashMap<>();
		this.jdbc
			.sql("""
					select u.widget_id, t.language, count(*) as many from ticket t join visit v on v.ticket_id = t.id
					join visitor u on u.id = v.visitor_id where %s and t.assignee_id is null group by 1, 2"""
				.formatted(WAITS))
			.query((row) -> {
				waiting.put(new Door(row.getLong("widget_id"), row.getString("language")), row.getInt("many"));
			});
		return waiting;
	}

	/**
	 * @param position 1 for the next
	 * @param each how many seconds one place takes; null when too little is known
	 * @param left whether they want the answer by email
	 * @param reachable whether an address of theirs is known
	 */
	record Place(int position, @Nullable Long each, boolean left, boolean reachable) {
	}

	private record Standing(long id, boolean left) {
	}

	/**
	 * @param waits the ticket in whose place they wait: their own, or what it was merged
	 * into
	 */
	private record Told(String publicId, long waits, int position) {

		Told at(int now) {
			return new Told(this.publicId, this.waits, now);
		}

	}

}
