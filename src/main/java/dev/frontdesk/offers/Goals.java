package dev.frontdesk.offers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.frontdesk.live.Presence;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** To whom a chat can go, or who can be asked in. */
@Component
class Goals {

	private static final String TEAM = "team:";

	private static final String AGENT = "agent:";

	private final Staff staff;

	private final Presence presence;

	Goals(Staff staff, Presence presence) {
		this.staff = staff;
		this.presence = presence;
	}

	/** Teams first, then colleagues. */
	List<Goal> all(long but, Locale locale) {
		List<Goal> goals = new ArrayList<>();
		this.staff.teams()
			.forEach((team) -> goals.add(new Goal(TEAM + team.id(), team.name(locale), false, team.id(), null)));
		goals.addAll(colleagues(but));
		return goals;
	}

	/** Those who are here first. */
	List<Goal> colleagues(long but) {
		Set<String> online = this.presence.online("agent");
		return this.staff.active()
			.stream()
			.filter((one) -> one.id() != but)
			.map((one) -> colleague(one, online))
			.sorted(Comparator.comparing((Goal one) -> !one.here()))
			.toList();
	}

	private static Goal colleague(Agent one, Set<String> online) {
		return new Goal(AGENT + one.id(), one.name(), one.available() && online.contains(Long.toString(one.id())), null,
				one.id());
	}

	/**
	 * @param value such as {@code team:3} or {@code agent:7}
	 * @param here whether the colleague is online and takes work
	 */
	record Goal(String value, String name, boolean here, @Nullable Long teamId, @Nullable Long agentId) {
	}

}
