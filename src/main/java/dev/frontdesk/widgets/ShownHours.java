package dev.frontdesk.widgets;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.web.InvalidText;

/**
 * When a launcher shows: spans of each weekday, in a zone of its own.
 *
 * @param days spans such as {@code 09:00-17:30}, in order; a day without shows nothing
 */
public record ShownHours(ZoneId zone, Map<DayOfWeek, List<String>> days) {

	private static final Pattern SPAN = Pattern
		.compile("([01]?\\d|2[0-3])[:.]([0-5]\\d)\\s*[-–—]\\s*([01]?\\d|2[0-4])[:.]([0-5]\\d)");

	public ShownHours {
		Map<DayOfWeek, List<String>> kept = new EnumMap<>(DayOfWeek.class);
		days.forEach((day, spans) -> kept.put(day, List.copyOf(spans)));
		days = Map.copyOf(kept);
	}

	/** {@code 9:00–12:00, 13:00–17:30} as it is kept; nothing for a day without. */
	public static List<String> typed(String field, String line) {
		List<String> spans = new ArrayList<>();
		for (String part : line.split("[,،;]", -1)) {
			if (!part.isBlank()) {
				spans.add(span(field, part.strip()));
			}
		}
		spans.sort(Comparator.naturalOrder());
		for (int i = 1; i < spans.size(); i++) {
			if (spans.get(i).substring(0, 5).compareTo(spans.get(i - 1).substring(6)) < 0) {
				throw new InvalidText(field, "widgets.hours.overlap");
			}
		}
		return List.copyOf(spans);
	}

	private static String span(String field, String typed) {
		Matcher span = SPAN.matcher(typed);
		if (!span.matches()) {
			throw new InvalidText(field, "widgets.hours.invalid");
		}
		String from = time(span.group(1), span.group(2));
		String to = time(span.group(3), span.group(4));
		if (from.compareTo(to) >= 0 || to.compareTo("24:00") > 0) {
			throw new InvalidText(field, "widgets.hours.backwards");
		}
		return from + '-' + to;
	}

	private static String time(String hour, String minute) {
		return ((hour.length() == 1) ? "0" : "") + hour + ':' + minute;
	}

	/** As scripts judge by them: days by their short English names. */
	public Map<String, Object> forBrowsers() {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("zone", this.zone.getId());
		for (DayOfWeek day : DayOfWeek.values()) {
			if (this.days.containsKey(day)) {
				all.put(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), this.days.get(day));
			}
		}
		return all;
	}

	boolean shownAt(Instant now) {
		ZonedDateTime there = now.atZone(this.zone);
		String clock = LocalTime.of(there.getHour(), there.getMinute()).toString();
		return this.days.getOrDefault(there.getDayOfWeek(), List.of())
			.stream()
			.anyMatch((span) -> span.substring(0, 5).compareTo(clock) <= 0 && clock.compareTo(span.substring(6)) < 0);
	}

}
