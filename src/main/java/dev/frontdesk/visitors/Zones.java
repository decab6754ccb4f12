package dev.frontdesk.visitors;

import java.time.ZoneId;
import java.util.Locale;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import org.jspecify.annotations.Nullable;

/**
 * Where a visitor probably is, by the clock their browser keeps; nothing finer is asked.
 */
final class Zones {

	private Zones() {
	}

	/** Empty where a zone belongs to no country. */
	static String country(@Nullable ZoneId zone, Locale reader) {
		if (zone == null) {
			return "";
		}
		try {
			String region = TimeZone.getRegion(zone.getId());
			return region.matches("[A-Z]{2}") ? ULocale.getDisplayCountry("und-" + region, ULocale.forLocale(reader))
					: "";
		}
		catch (IllegalArgumentException ex) {
			// an offset, or a zone that is newer than our ICU
			return "";
		}
	}

}
