package dev.frontdesk.staff;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;

/** What agents can do, in the one spelling that rules compare with. */
final class Skills {

	private static final int MOST = 30;

	private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

	private Skills() {
	}

	/** Two-letter codes, in the order given. */
	static List<String> languages(List<String> codes) {
		List<String> spoken = codes.stream().map((code) -> code.strip().toLowerCase(Locale.ROOT)).distinct().toList();
		if (spoken.isEmpty() || spoken.size() > MOST || !LANGUAGES.containsAll(spoken)) {
			throw new InvalidText("languages", "staff.people.languages.invalid");
		}
		return spoken;
	}

	static List<String> skills(List<String> names) {
		List<String> known = names.stream()
			.map((name) -> Texts.optionalLine("skills", name, 40).toLowerCase(Locale.ROOT))
			.filter((name) -> !name.isEmpty())
			.distinct()
			.toList();
		if (known.size() > MOST) {
			throw new InvalidText("skills", "staff.people.skills.many", MOST);
		}
		return known;
	}

}
