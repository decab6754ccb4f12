package dev.frontdesk.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.live.Presence;
import dev.frontdesk.live.SocketParty;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings what is due to the browsers of agents who are not here. Each piece is taken for
 * a while before it is sent: a server that dies in between sends it again, and the
 * browser shows it once.
 */
@Component
class Courier {

	private static final Logger log = LoggerFactory.getLogger(Courier.class);

	private static final int BATCH = 50;

	/** More at once are told as a number. */
	private static final int FEW = 3;

	private static final int TRIES = 5;

	private static final Duration TAKEN = Duration.ofMinutes(2);

	/** For all of a batch together. */
	private static final Duration DEADLINE = Duration.ofSeconds(40);

	private final JdbcClient jdbc;

	private final Bell bell;

	private final Staff staff;

	private final Presence presence;

	private final PushDevices devices;

	private final PushLine line;

	private final PushWords words;

	private final TransactionOperations transactions;

	private final Clock clock;

	Courier(JdbcClient jdbc, Bell bell, Staff staff, Presence presence, PushDevices devices, PushLine line,
			PushWords words, TransactionOperations transactions, Clock clock) {
		this.jdbc = jdbc;
		this.bell = bell;
		this.staff = staff;
		this.presence = presence;
		this.devices = devices;
		this.line = line;
		this.words = words;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Brings what is due.
	 * @return whether there may be more
	 */
	boolean bringDue() {
		List<Due> due = take();
		Map<Long, List<Due>> byAgent = new LinkedHashMap<>();
		due.forEach((one) -> byAgent.computeIfAbsent(one.agentId(), (id) -> new ArrayList<>()).add(one));
		List<Parcel> parcels = new ArrayList<>();
		byAgent.forEach((agentId, all) -> orPutOff(agentId, () -> pack(agentId, all).ifPresent(parcels::add)));
		Map<Parcel, List<Trip>> trips = parcels.stream()
			.collect(Collectors.toMap(Function.identity(), Parcel::trips, (one, other) -> one, LinkedHashMap::new));
		Map<Trip, List<PushLine.Outcome>> outcomes = carry(trips.values().stream().flatMap(List::stream).toList());
		trips.forEach((parcel, all) -> orPutOff(parcel.agentId(), () -> settle(parcel, all, outcomes)));
		return due.size() == BATCH;
	}

	// One agent who cannot be told holds up no other; what is taken comes up again by
	// itself
	private void orPutOff(long agentId, Runnable act) {
		try {
			act.run();
		}
		catch (RuntimeException ex) {
			log.warn("Pushes to agent {} are put off: {}", agentId, ex.toString());
		}
	}

	private List<Due> take() {
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		List<Due> taken = this.transactions.execute((status) -> this.jdbc.sql("""
				with due as (
					select notice_id from notice_delivery
					where way = 'PUSH' and decided_at is null and due_at <= :now and attempts < :tries
					order by due_at limit :most for update skip locked)
				update notice_delivery d set due_at = :until, attempts = d.attempts + 1
				from due join notice n on n.id = due.notice_id
				where d.notice_id = due.notice_id and d.way = 'PUSH'
				returning n.id, n.agent_id, n.read_at is not null, d.attempts""")
			.param("now", now)
			.param("most", BATCH)
			.param("tries", TRIES)
			.param("until", now.plus(TAKEN))
			.query((row, number) -> new Due(row.getLong(1), row.getLong(2), row.getBoolean(3), row.getInt(4)))
			.list());
		return (taken != null) ? taken : List.of();
	}

	/** Decides what needs no bringing. */
	private Optional<Parcel> pack(long agentId, List<Due> due) {
		Agent agent = this.staff.agent(agentId);
		List<Due> unread = new ArrayList<>(due);
		unread.removeIf((one) -> one.read() && decide(one, "SEEN"));
		if (!agent.active()) {
			unread.forEach((one) -> decide(one, "LEFT"));
			return Optional.empty();
		}
		if (this.presence.isOnline(new SocketParty("agent", Long.toString(agentId)))) {
			// their open page tells them
			unread.forEach((one) -> decide(one, "HERE"));
			return Optional.empty();
		}
		Locale reader = agent.locale();
		List<Bell.Line> lines = this.bell.lines(agentId, unread.stream().map(Due::noticeId).toList(), reader);
		List<Bell.Line> visible = lines.stream().filter((one) -> !one.hidden()).toList();
		List<Long> told = visible.stream().map(Bell.Line::id).toList();
		unread.stream().filter((one) -> !told.contains(one.noticeId())).forEach((one) -> decide(one, "HIDDEN"));
		List<Due> going = unread.stream().filter((one) -> told.contains(one.noticeId())).toList();
		List<String> texts = (visible.size() > FEW) ? List.of(this.words.many(visible, agent))
				: visible.stream().map((one) -> this.words.one(one, agent)).toList();
		boolean urgent = visible.stream().anyMatch(Bell.Line::urgent);
		return going.isEmpty() ? Optional.empty()
				: Optional.of(new Parcel(agentId, going, this.devices.of(agentId), texts, urgent));
	}

	/** All at once: a service that hangs holds up nobody but whom it serves. */
	private Map<Trip, List<PushLine.Outcome>> carry(List<Trip> trips) {
		Map<Trip, List<PushLine.Outcome>> outcomes = new HashMap<>();
		ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
		try {
			List<Callable<List<PushLine.Outcome>>> tasks = trips.stream().map(this::sending).toList();
			List<Future<List<PushLine.Outcome>>> sent = threads.invokeAll(tasks, DEADLINE.toSeconds(),
					TimeUnit.SECONDS);
			for (int i = 0; i < trips.size(); i++) {
				outcomes.put(trips.get(i), (sent.get(i).state() == Future.State.SUCCESS) ? sent.get(i).resultNow()
						: List.of(PushLine.Outcome.LATER));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			threads.shutdownNow();
		}
		return outcomes;
	}

	private Callable<List<PushLine.Outcome>> sending(Trip trip) {
		return () -> trip.parcel()
			.texts()
			.stream()
			.map((text) -> this.line.send(trip.device(), text, trip.parcel().urgent()))
			.toList();
	}

	private void settle(Parcel parcel, List<Trip> trips, Map<Trip, List<PushLine.Outcome>> outcomes) {
		boolean sent = false;
		boolean later = false;
		for (Trip trip : trips) {
			for (PushLine.Outcome outcome : outcomes.getOrDefault(trip, List.of(PushLine.Outcome.LATER))) {
				switch (outcome) {
					case SENT -> {
						this.devices.used(trip.device().id());
						sent = true;
					}
					case GONE -> this.devices.gone(trip.device().endpoint());
					case LATER -> later = true;
					case REFUSED -> {
					}
				}
			}
		}
		for (Due one : parcel.going()) {
			// what reached one device is not repeated there for another's sake
			if (sent || !later || one.attempts() >= TRIES) {
				decide(one, sent ? "SENT" : trips.isEmpty() ? "NOWHERE" : "FAILED");
			}
		}
	}

	private boolean decide(Due due, String outcome) {
		this.jdbc.sql("update notice_delivery set decided_at = ?, outcome = ? where notice_id = ? and way = 'PUSH'")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), outcome, due.noticeId())
			.update();
		return true;
	}

	private record Due(long noticeId, long agentId, boolean read, int attempts) {
	}

	/** What goes to one agent. */
	private record Parcel(long agentId, List<Due> going, List<PushDevices.Device> devices, List<String> texts,
			boolean urgent) {

		List<Trip> trips() {
			return this.devices.stream().map((device) -> new Trip(this, device)).toList();
		}

	}

	private record Trip(Parcel parcel, PushDevices.Device device) {
	}

}
