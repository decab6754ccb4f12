package dev.frontdesk.demo;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

/**
 * The ids of what the sample's tickets point to.
 *
 * @param teams by key
 * @param categories by key
 * @param members agents by team, busy ones first
 */
record SamplePlaces(long brand, long market, Map<String, Long> teams, Map<String, Long> categories,
		Map<Long, List<Long>> members) {

	/** The team of this key, else the one that takes what nobody else does. */
	@Nullable Long team(String key) {
		Long team = this.teams.get(key);
		return (team != null) ? team : this.teams.get("support");
	}

	@Nullable Long category(String key) {
		return this.categories.get(key);
	}

	long agent(@Nullable Long team, SplittableRandom random) {
		List<Long> some = this.members.getOrDefault(team, this.members.values().iterator().next());
		double share = random.nextDouble();
		return some.get((int) (some.size() * Math.pow(share, 1.4)));
	}

}
