package dev.frontdesk.importers;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import dev.frontdesk.sources.ImportOptions;
import dev.frontdesk.web.InvalidText;

import org.springframework.util.MultiValueMap;

/** How a file is to be read, as the page sends it. */
final class OptionsForm {

	private static final int LONGEST = 2000;

	private OptionsForm() {
	}

	/**
	 * What was said, over what was known before.
	 * @throws InvalidText naming what makes no sense
	 */
	static ImportOptions read(MultiValueMap<String, String> typed, ImportOptions before) {
		Map<String, String> more = new HashMap<>(before.more());
		typed.forEach((name, values) -> {
			boolean known = before.more().containsKey(name) || name.matches("column\\.[0-9]{1,3}");
			if (known && values.getFirst().length() <= LONGEST) {
				more.put(name, values.getFirst().strip());
			}
		});
		return new ImportOptions(language(typed, before), zone(typed, before), more);
	}

	private static String language(MultiValueMap<String, String> typed, ImportOptions before) {
		String language = first(typed, "language", before.language());
		if (!language.matches("[a-z]{2,3}")) {
			throw new InvalidText("language", "importers.language.wrong");
		}
		return language;
	}

	private static String zone(MultiValueMap<String, String> typed, ImportOptions before) {
		String zone = first(typed, "zone", before.zone());
		if (!ZoneId.getAvailableZoneIds().contains(zone)) {
			throw new InvalidText("zone", "importers.zone.wrong");
		}
		return zone;
	}

	static String first(MultiValueMap<String, String> typed, String name, String otherwise) {
		String value = typed.getFirst(name);
		return (value != null) ? value.strip() : otherwise;
	}

}
