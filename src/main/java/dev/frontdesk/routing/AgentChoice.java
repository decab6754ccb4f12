package dev.frontdesk.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Picks who takes a ticket among the members of a team: those who are here, fit and have
 * room; of them whoever speaks the customer's language, then the least loaded, then
 * whoever was given one longest ago.
 */
final class AgentChoice {

	private AgentChoice() {
	}

	static Outcome pick(List<Candidate> team, Need need) {
		return pick(team, Set.of(), need);
	}

	/**
	 * @param passed the ids of those who let it pass
	 */
	static Outcome pick(List<Candidate> team, Set<Long> passed, Need need) {
		List<Candidate> here = team.stream().filter((one) -> one.available() && one.online()).toList();
		if (here.isEmpty()) {
			return new Outcome(null, Lack.NOBODY_HERE);
		}
		List<Candidate> fit = here.stream().filter(need::fits).toList();
		if (fit.isEmpty()) {
			return new Outcome(null, Lack.NOBODY_FITS);
		}
		List<Candidate> willing = fit.stream().filter((one) -> !passed.contains(one.id())).toList();
		if (willing.isEmpty()) {
			return new Outcome(null, Lack.ALL_PASSED);
		}
		return willing.stream()
			.filter((one) -> !need.chat() || one.chats() < one.chatCapacity())
			.min(order(need))
			.map((one) -> new Outcome(one, null))
			.orElseGet(() -> new Outcome(null, Lack.ALL_BUSY));
	}

	private static Comparator<Candidate> order(Need need) {
		Comparator<Candidate> order = Comparator.comparing((one) -> !one.languages().contains(need.language()));
		if (need.chat()) {
			order = order.thenComparing(Candidate::chats);
		}
		return order.thenComparing(Candidate::open).thenComparing(Candidate::lastGiven).thenComparing(Candidate::id);
	}

	/**
	 * @param open unsolved tickets in the agent's hands, whatever the channel
	 * @param chats those of them that are chats
	 * @param lastGiven when routing last gave the agent a ticket
	 */
	record Candidate(long id, String name, Set<String> languages, Set<String> skills, boolean available, boolean online,
			int open, int chats, int chatCapacity, Instant lastGiven) {
	}

	/**
	 * @param language the customer's; preferred even where it is not needed
	 */
	record Need(String language, boolean languageNeeded, @Nullable String skill, boolean chat) {

		boolean fits(Candidate one) {
			return (!this.languageNeeded || one.languages().contains(this.language))
					&& (this.skill == null || one.skills().contains(this.skill));
		}

	}

	/** Why nobody could be picked. */
	enum Lack {

		NOBODY_HERE, NOBODY_FITS, ALL_PASSED, ALL_BUSY

	}

	/** Either an agent or why there is none. */
	record Outcome(@Nullable Candidate agent, @Nullable Lack lack) {
	}

}
