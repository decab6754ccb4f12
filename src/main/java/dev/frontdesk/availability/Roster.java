package dev.frontdesk.availability;

import java.sql.Array;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.frontdesk.live.Presence;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who works here, speaks what, and is at the desk now. */
@Component
class Roster {

	/** A page that is loaded anew closes a socket and opens the next: nobody has left. */
	private static final Duration RELOAD = Duration.ofSeconds(10);

	private final Map<Long, Instant> seen = new ConcurrentHashMap<>();

	private final Presence presence;

	private final Calendars calendars;

	private final JdbcClient jdbc;

	private final Clock clock;

	Roster(Presence presence, Calendars calendars, JdbcClient jdbc, Clock clock) {
		this.presence = presence;
		this.calendars = calendars;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public Now now() {
		Instant now = this.clock.instant();
		Set<String> online = this.presence.online("agent");
		List<Person> people = this.jdbc.sql("""
				select a.id, a.name, a.languages, a.available,
					nullif(b.until, '9999-12-31 00:00:00+00') as until, array(select m.team_id from team_member m
					where m.agent_id = a.id) as teams
				from agent a left join absence b on b.agent_id = a.id where a.active order by a.id""")
			.query((row, number) -> {
				long id = row.getLong("id");
				boolean here = isHere(id, online.contains(Long.toString(id)), now);
				Array languages = row.getArray("languages");
				Array teams = row.getArray("teams");
				java.sql.Timestamp until = row.getTimestamp("until");
				return new Person(id, row.getString("name"), Set.of((String[]) languages.getArray()),
						Set.of((Long[]) teams.getArray()), here && row.getBoolean("available"),
						row.getBoolean("available") ? now : (until != null) ? until.toInstant() : null);
			})
			.list();
		Map<Long, OfficeHours> ofTeams = new HashMap<>();
		OfficeHours standard = null;
		for (Calendars.Calendar one : this.calendars.all()) {
			one.teams().forEach((team) -> ofTeams.put(team, one.hours()));
			standard = one.standard() ? one.hours() : standard;
		}
		return new Now(now, people, ofTeams, standard, this.calendars.teamsOfWidgets());
	}

	private boolean isHere(long id, boolean online, Instant now) {
		if (online) {
			this.seen.put(id, now);
			return true;
		}
		Instant last = this.seen.get(id);
		if (last != null && last.plus(RELOAD).isAfter(now)) {
			return true;
		}
		this.seen.remove(id);
		return false;
	}

	void forget() {
		this.seen.clear();
	}

	/**
	 * @param here whether they take work now
	 * @param from when they take work at the earliest; null when nobody knows
	 */
	record Person(long id, String name, Set<String> languages, Set<Long> teams, boolean here, @Nullable Instant from) {

		boolean speaks(String language) {
			return this.languages.contains(language);
		}

	}

	/**
	 * How it is at one moment.
	 *
	 * @param standard of teams that keep none of their own; null: they are never closed
	 */
	record Now(Instant at, List<Person> people, Map<Long, OfficeHours> ofTeams, @Nullable OfficeHours standard,
			Map<Long, Set<Long>> teamsOfWidgets) {

		/** Those who take a widget's chats now. */
		List<Person> serving(long widgetId) {
			return this.people.stream()
				.filter(Person::here)
				.filter((one) -> hours(one, widgetId)
					.map((kept) -> kept.isEmpty() || kept.stream().anyMatch((hours) -> hours.isOpen(this.at)))
					.orElse(false))
				.toList();
		}

		/** Whether any team that takes a widget's chats was at the desk then. */
		boolean wasOpen(long widgetId, Instant then) {
			Set<Long> teams = this.teamsOfWidgets.getOrDefault(widgetId, this.ofTeams.keySet());
			Set<OfficeHours> kept = new HashSet<>();
			boolean always = this.standard == null && !this.ofTeams.keySet().containsAll(teams);
			teams.forEach((team) -> add(kept, this.ofTeams.getOrDefault(team, this.standard)));
			add(kept, this.teamsOfWidgets.containsKey(widgetId) ? null : this.standard);
			return always || kept.isEmpty() || kept.stream().anyMatch((hours) -> hours.isOpen(then));
		}

		/**
		 * When they begin to take a widget's chats; empty when nobody can say, as of
		 * someone who should be here and is not.
		 */
		Optional<Instant> begins(Person one, long widgetId) {
			Instant from = one.from();
			Set<OfficeHours> kept = hours(one, widgetId).orElse(null);
			if (from == null || kept == null) {
				return Optional.empty();
			}
			if (kept.isEmpty()) {
				return Optional.of(from).filter((at) -> at.isAfter(this.at));
			}
			return kept.stream()
				.flatMap((hours) -> hours.opens(from).stream())
				.min(Instant::compareTo)
				.filter((at) -> at.isAfter(this.at));
		}

		// Empty inside: never closed; empty as a whole: they take no chats of this widget
		private Optional<Set<OfficeHours>> hours(Person one, long widgetId) {
			Set<Long> chosen = this.teamsOfWidgets.get(widgetId);
			Set<Long> teams = new HashSet<>(one.teams());
			if (chosen != null) {
				teams.retainAll(chosen);
				if (teams.isEmpty()) {
					return Optional.empty();
				}
			}
			Set<OfficeHours> kept = new HashSet<>();
			for (Long team : teams) {
				OfficeHours hours = this.ofTeams.getOrDefault(team, this.standard);
				if (hours == null) {
					return Optional.of(Set.of());
				}
				kept.add(hours);
			}
			if (teams.isEmpty()) {
				add(kept, this.standard);
			}
			return Optional.of(kept);
		}

		private static void add(Set<OfficeHours> kept, @Nullable OfficeHours hours) {
			if (hours != null) {
				kept.add(hours);
			}
		}

	}

}
