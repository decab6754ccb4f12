package dev.frontdesk.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

/** What one reader sees of what was counted for all of them, by {@code Reader}'s rule. */
final class Sight {

	private final Reader.OfDesk reader;

	private final Map<Long, Team> teams = new LinkedHashMap<>();

	private final List<Tally.Group> besides = new ArrayList<>();

	Sight(Reader.OfDesk reader) {
		this.reader = reader;
	}

	void team(long id, String key, String name, boolean member, boolean confidential) {
		this.teams.put(id, new Team(key, name, member, confidential));
	}

	/** Tickets seen for no other reason than that they collaborate in them. */
	void besides(Tally.Group group) {
		this.besides.add(new Tally.Group("work", group.team(), group.agent(), group.pending(), group.due(),
				group.asleep(), group.total(), 0));
	}

	/**
	 * The views that everyone has, and those of the reader's teams, with what they hold.
	 */
	Map<View, Long> totals(List<Tally.Group> groups) {
		List<Tally.Group> seen = new ArrayList<>(groups.stream().filter(this::sees).toList());
		seen.addAll(this.besides);
		Map<View, Long> totals = new LinkedHashMap<>();
		for (BuiltIn view : BuiltIn.values()) {
			totals.put(view.view(), sum(seen, (group) -> holds(view, group)));
		}
		this.teams.forEach((id, team) -> {
			if (team.member() || this.reader.role() != Role.AGENT) {
				totals.put(View.ofTeam(team.key(), team.name()),
						sum(seen, (group) -> group.awake() && id.equals(group.team())));
			}
		});
		return totals;
	}

	/** What is new among the reader's own tickets, and nobody's in their teams. */
	long unread(List<Tally.Group> groups) {
		return groups.stream()
			.filter((group) -> group.awake() && (mine(group) || (group.agent() == null && ours(group.team()))))
			.mapToLong(Tally.Group::unread)
			.sum();
	}

	private static long sum(List<Tally.Group> groups, Predicate<Tally.Group> which) {
		return groups.stream().filter(which).mapToLong(Tally.Group::total).sum();
	}

	private boolean holds(BuiltIn view, Tally.Group group) {
		return switch (view) {
			case MINE -> group.awake() && mine(group);
			case UNASSIGNED -> group.awake() && group.agent() == null;
			case TEAMS -> group.awake() && ours(group.team());
			case DUE -> group.awake() && group.due();
			case WAITING -> group.awake() && group.pending();
			case SNOOZED -> group.list().equals("work") && group.asleep();
			case OPEN -> group.awake();
			case SOLVED, SPAM, TRASH -> group.list().equals(view.key());
		};
	}

	private boolean sees(Tally.Group group) {
		if (this.reader.role() != Role.AGENT || group.team() == null || mine(group)) {
			return true;
		}
		Team team = this.teams.get(group.team());
		return team != null && (team.member() || !team.confidential());
	}

	private boolean mine(Tally.Group group) {
		return Long.valueOf(this.reader.agentId()).equals(group.agent());
	}

	private boolean ours(@Nullable Long team) {
		Team known = (team != null) ? this.teams.get(team) : null;
		return known != null && known.member();
	}

	private record Team(String key, String name, boolean member, boolean confidential) {
	}

}
