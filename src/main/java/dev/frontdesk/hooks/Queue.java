package dev.frontdesk.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.web.PublicId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be sent. A delivery is leased for a while to whoever sends it, so that
 * several nodes share the work and none sends what another has in hand; of one webhook
 * only a few are in hand at once, however slow it is.
 */
@Component
@Transactional
class Queue {

	/** In hand at once, of one webhook, on all nodes together. */
	static final int LANES = 3;

	// longer than any attempt may take
	private static final Duration LEASE = Duration.ofMinutes(1);

	private static final String NEVER = "'9999-12-31 00:00:00+00'";

	// As when it is queued: days may have passed since
	private static final String HEARD = """
			not exists (select 1 from ticket_event e join ticket t on t.id = e.ticket_id
				left join team v on v.id = t.team_id where e.id = webhook_delivery.event_id
				and ((not :notes and e.field = 'message' and e.became like 'NOTE%')
					or (not :confidential and v.confidential)))""";

	private final JdbcClient jdbc;

	private final Bodies bodies;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Queue(JdbcClient jdbc, Bodies bodies, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.bodies = bodies;
		this.clock = clock;
		this.events = events;
	}

	/** Whether there is anyone to be told of anything. */
	boolean isWanted() {
		return this.jdbc.sql("select exists (select 1 from webhook where state = 'ACTIVE')")
			.query(Boolean.class)
			.single();
	}

	/** For every webhook that wants it, once. */
	void add(TicketEvent event) {
		int queued = this.jdbc.sql("""
				insert into webhook_delivery (public_id, webhook_id, event_id, begun_at, next_attempt_at, created_at)
				select 'msg_' || :id || '_' || w.id, w.id, :event, :now, :now, :now from webhook w
				where w.state = 'ACTIVE' and (w.kinds = '{}' or :kind = any(w.kinds)) and (w.notes or not :note)
				and (w.confidential or not exists (select 1 from ticket t join team v on v.id = t.team_id
					where t.id = :ticket and v.confidential))
				on conflict do nothing""")
			.param("id", PublicId.next())
			.param("event", event.id())
			.param("now", utc(this.clock.instant()))
			.param("kind", EventKind.of(event.field()).name())
			.param("note", event.isOfNote())
			.param("ticket", event.ticketId())
			.update();
		if (queued > 0) {
			this.events.publishEvent(new DeliveriesQueued());
		}
	}

	/** A test, once and at once. */
	long addTest(long webhook) {
		OffsetDateTime now = utc(this.clock.instant());
		long id = this.jdbc.sql("""
				insert into webhook_delivery (public_id, webhook_id, by_hand, begun_at, next_attempt_at, created_at)
				values (?, ?, true, ?, ?, ?) returning id""")
			.params("msg_" + PublicId.next(), webhook, now, now, now)
			.query(Long.class)
			.single();
		this.events.publishEvent(new DeliveriesQueued());
		return id;
	}

	/** Begins anew what has ended, or what waits; what is in someone's hands goes on. */
	int sendAgain(long webhook, long delivery) {
		int again = this.jdbc.sql("""
				update webhook_delivery set state = 'WAITING', by_hand = true, tries = 0, next_attempt_at = :now
				where webhook_id = :webhook and id = :id and (state <> 'SENDING' or next_attempt_at <= :now)""")
			.param("now", utc(this.clock.instant()))
			.param("webhook", webhook)
			.param("id", delivery)
			.update();
		this.events.publishEvent(new DeliveriesQueued());
		return again;
	}

	/** Begins anew all that have failed. */
	int sendFailedAgain(long webhook) {
		int again = this.jdbc.sql("""
				update webhook_delivery set state = 'WAITING', by_hand = true, tries = 0, next_attempt_at = :now
				where webhook_id = :webhook and state = 'FAILED' and event_id is not null""")
			.param("now", utc(this.clock.instant()))
			.param("webhook", webhook)
			.update();
		this.events.publishEvent(new DeliveriesQueued());
		return again;
	}

	/** The webhooks for which something is due. */
	@Transactional(readOnly = true)
	List<Long> due() {
		return this.jdbc.sql("""
				select w.id from webhook w
				where (w.state = 'ACTIVE' and w.held_until <= :now and exists (select 1 from webhook_delivery d
					where d.webhook_id = w.id and d.state in ('WAITING', 'SENDING') and d.next_attempt_at <= :now))
				or exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.by_hand
					and d.state in ('WAITING', 'SENDING') and d.next_attempt_at <= :now)""")
			.param("now", utc(this.clock.instant()))
			.query(Long.class)
			.list();
	}

	/**
	 * Takes what is due into hand, as far as there are lanes. What the webhook may not
	 * hear any more ends here.
	 */
	List<Parcel> lease(long webhook) {
		Instant now = this.clock.instant();
		Optional<Target> target = lock(webhook, now);
		if (target.isEmpty()) {
			return List.of();
		}
		List<Taken> taken = take(webhook, target.get(), now);
		List<Parcel> parcels = taken.stream()
			.filter(Taken::heard)
			.map((one) -> parcel(one, webhook, target.get(), now))
			.toList();
		if (parcels.size() < taken.size()) {
			taken.stream().filter((one) -> !one.heard()).forEach((one) -> withhold(one, now));
			// perhaps nobody comes back from sending to ask for what is next
			this.events.publishEvent(new DeliveriesQueued());
		}
		return parcels;
	}

	private List<Taken> take(long webhook, Target target, Instant now) {
		return this.jdbc.sql("""
				update webhook_delivery set state = 'SENDING', attempts = attempts + 1, tries = tries + 1,
					begun_at = case when tries = 0 then :now else begun_at end, next_attempt_at = :until
				where id in (select id from webhook_delivery
					where webhook_id = :webhook and state in ('WAITING', 'SENDING') and next_attempt_at <= :now
					%s order by next_attempt_at, id
					limit greatest(0, :lanes - (select count(*) from webhook_delivery where webhook_id = :webhook
						and state = 'SENDING' and next_attempt_at > :now)) for update skip locked)
				returning id, public_id, event_id, by_hand, attempts, tries, begun_at, created_at,
					%s as heard""".formatted(target.open() ? "" : "and by_hand", HEARD))
			.param("now", utc(now))
			.param("until", utc(now.plus(LEASE)))
			.param("webhook", webhook)
			.param("lanes", LANES)
			.param("notes", target.notes())
			.param("confidential", target.confidential())
			.query(Taken.class)
			.list();
	}

	// One node at a time counts what is in hand
	private Optional<Target> lock(long webhook, Instant now) {
		return this.jdbc.sql("""
				select address, state = 'ACTIVE' as active, state = 'ACTIVE' and held_until <= :now as open, notes,
					confidential, secret, case when former_until > :now then former_secret else '' end as former
				from webhook where id = :id for no key update""")
			.param("id", webhook)
			.param("now", utc(now))
			.query(Target.class)
			.optional();
	}

	private Parcel parcel(Taken taken, long webhook, Target target, Instant now) {
		String body = this.bodies.of(taken.eventId(), taken.createdAt().toInstant());
		List<String> secrets = target.former().isEmpty() ? List.of(target.secret())
				: List.of(target.secret(), target.former());
		String signature = Secrets.sign(secrets, taken.publicId(), now, body);
		this.jdbc.sql("insert into webhook_attempt (delivery_id, number, at, signature) values (?, ?, ?, ?)")
			.params(taken.id(), taken.attempts(), utc(now), signature)
			.update();
		return new Parcel(taken.id(), webhook, taken.publicId(), taken.attempts(), taken.tries(),
				taken.begunAt().toInstant(), now, taken.eventId() == null || (taken.byHand() && !target.active()),
				target.address(), body, signature);
	}

	private void withhold(Taken taken, Instant now) {
		this.jdbc.sql("""
				insert into webhook_attempt (delivery_id, number, at, signature, took_ms, error)
				values (?, ?, ?, '', 0, 'withheld')""").params(taken.id(), taken.attempts(), utc(now)).update();
		end(taken.id(), taken.attempts(), false);
	}

	/** Writes down what became of it. */
	void answered(Parcel parcel, Answer answer) {
		this.jdbc
			.sql("update webhook_attempt set took_ms = ?, status = ?, error = ?, answer = ? where delivery_id = ?"
					+ " and number = ?")
			.params(Arrays.asList((int) answer.took().toMillis(), answer.status(), answer.error(), answer.text(),
					parcel.delivery(), parcel.attempt()))
			.update();
	}

	/**
	 * @return whether it was still in these hands
	 */
	boolean end(Parcel parcel, boolean delivered) {
		return end(parcel.delivery(), parcel.attempt(), delivered);
	}

	private boolean end(long delivery, int attempt, boolean delivered) {
		return leave(delivery, attempt, delivered ? "DELIVERED" : "FAILED", NEVER);
	}

	/** To be tried again then. */
	boolean postpone(Parcel parcel, Instant next) {
		return leave(parcel.delivery(), parcel.attempt(), "WAITING", "'" + next + "'");
	}

	private boolean leave(long delivery, int attempt, String state, String next) {
		return this.jdbc.sql("""
				update webhook_delivery set state = :state, by_hand = false, next_attempt_at = %s::timestamptz
				where id = :id and state = 'SENDING' and attempts = :attempt""".formatted(next))
			.param("state", state)
			.param("id", delivery)
			.param("attempt", attempt)
			.update() > 0;
	}

	/** Forgets some of what is older. */
	int forget(Instant before, int most) {
		return this.jdbc.sql("""
				delete from webhook_delivery where id = any(array(
					select id from webhook_delivery where created_at < ? order by created_at limit ?))""")
			.params(utc(before), most)
			.update();
	}

	static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/**
	 * @param open whether it is sent to without being asked by hand
	 * @param former the secret before, while it is still good
	 */
	record Target(String address, boolean active, boolean open, boolean notes, boolean confidential, String secret,
			String former) {
	}

	/**
	 * @param heard whether the webhook may hear it
	 */
	record Taken(long id, String publicId, @org.jspecify.annotations.Nullable Long eventId, boolean byHand,
			int attempts, int tries, OffsetDateTime begunAt, OffsetDateTime createdAt, boolean heard) {
	}

}
