package dev.frontdesk.staff;

import java.util.List;
import java.util.Set;

/** What an admin says about a colleague. */
public record Employment(String name, Role role, boolean active, List<String> languages, List<String> skills,
		int chatCapacity, Set<Long> teams) {

	public Employment {
		languages = List.copyOf(languages);
		skills = List.copyOf(skills);
		teams = Set.copyOf(teams);
	}

}
