package dev.frontdesk.sources;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * How a file is to be read.
 *
 * @param language the tag of the language of tickets that do not tell
 * @param zone of times without one
 * @param more what only its source knows
 */
public record ImportOptions(String language, String zone, Map<String, String> more) {

	public ImportOptions {
		more = Map.copyOf(more);
	}

	public String get(String name) {
		return this.more.getOrDefault(name, "");
	}

	public ImportOptions with(String name, String value) {
		Map<String, String> next = new HashMap<>(this.more);
		next.put(name, value);
		return new ImportOptions(this.language, this.zone, next);
	}

	ZoneId zoneId() {
		try {
			return ZoneId.of(this.zone);
		}
		catch (DateTimeException ex) {
			return ZoneOffset.UTC;
		}
	}

}
