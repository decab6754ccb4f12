package dev.frontdesk.demo;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The ids of what the tickets point to: agents by handle, teams and categories by key.
 */
record Places(Map<String, Long> agents, Map<String, Long> teams, Map<String, Long> categories) {

	long agent(Cast.Colleague one) {
		return at(this.agents, one.handle());
	}

	@Nullable Long team(String key) {
		return this.teams.get(key);
	}

	@Nullable Long category(String key) {
		return this.categories.get(key);
	}

	static long at(Map<String, Long> ids, String key) {
		Long id = ids.get(key);
		if (id == null) {
			throw new IllegalStateException("Nobody in the cast is called " + key);
		}
		return id;
	}

}
