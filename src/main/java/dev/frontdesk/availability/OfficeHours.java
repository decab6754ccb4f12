package dev.frontdesk.availability;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import dev.frontdesk.widgets.ShownHours;

/**
 * When a team is at the desk.
 *
 * @param days spans such as {@code 09:00-17:30}, in order; a day without is off
 */
record OfficeHours(ZoneId zone, Map<DayOfWeek, List<String>> days, List<Holiday> holidays) {

	private static final int FARTHEST_DAYS = 400;

	private static final int MOST_HOLIDAYS = 200;

	private static final Pattern LINE = Pattern.compile("((?:\\d{4}-)?\\d{2}-\\d{2})(?:\\s+(.+))?");

	OfficeHours {
		days = Map.copyOf(days);
		holidays = List.copyOf(holidays);
	}

	/**
	 * A day a line: {@code 2026-12-24 Christmas Eve}, or {@code 12-25} for every year.
	 */
	static List<Holiday> holidays(String field, String typed) {
		List<Holiday> holidays = new ArrayList<>();
		typed.lines().map(String::strip).filter((line) -> !line.isEmpty()).forEach((line) -> {
			Matcher day = LINE.matcher(line);
			if (!day.matches() || !isDay(day.group(1))) {
				throw new InvalidText(field, "availability.hours.holidays.wrong",
						(line.length() > 60) ? line.substring(0, 60) : line);
			}
			holidays.add(new Holiday(day.group(1), Texts.optionalLine(field, day.group(2), 80)));
		});
		if (holidays.size() > MOST_HOLIDAYS) {
			throw new InvalidText(field, "availability.hours.holidays.many", MOST_HOLIDAYS);
		}
		return List.copyOf(holidays);
	}

	private static boolean isDay(String day) {
		try {
			return (day.length() == 5) ? MonthDay.parse("--" + day) != null : LocalDate.parse(day) != null;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	/** As scripts judge by them: {@code off} are the days on which nobody is here. */
	Map<String, Object> forBrowsers() {
		Map<String, Object> all = new LinkedHashMap<>(new ShownHours(this.zone, this.days).forBrowsers());
		all.put("off", this.holidays.stream().map(Holiday::day).toList());
		return all;
	}

	boolean isOpen(Instant at) {
		ZonedDateTime there = at.atZone(this.zone);
		return spans(there.toLocalDate()).stream().anyMatch((span) -> span.holds(at));
	}

	/** The first moment from then on at which it is open; empty when there is none. */
	Optional<Instant> opens(Instant from) {
		LocalDate first = from.atZone(this.zone).toLocalDate();
		for (int i = 0; i <= FARTHEST_DAYS; i++) {
			for (Span span : spans(first.plusDays(i))) {
				if (span.end().isAfter(from)) {
					return Optional.of(span.start().isAfter(from) ? span.start() : from);
				}
			}
		}
		return Optional.empty();
	}

	private List<Span> spans(LocalDate day) {
		if (this.holidays.stream().anyMatch((holiday) -> holiday.is(day))) {
			return List.of();
		}
		return this.days.getOrDefault(day.getDayOfWeek(), List.of()).stream().map((span) -> span(day, span)).toList();
	}

	// Where clocks jump, the day's own rules say which moment is meant
	private Span span(LocalDate day, String span) {
		String end = span.substring(6);
		Instant over = end.equals("24:00") ? day.plusDays(1).atStartOfDay(this.zone).toInstant()
				: day.atTime(LocalTime.parse(end)).atZone(this.zone).toInstant();
		return new Span(day.atTime(LocalTime.parse(span.substring(0, 5))).atZone(this.zone).toInstant(), over);
	}

	private record Span(Instant start, Instant end) {

		boolean holds(Instant at) {
			return !at.isBefore(this.start) && at.isBefore(this.end);
		}

	}

	/**
	 * A day on which nobody is here.
	 *
	 * @param day {@code 2026-12-24}, or {@code 12-24} in every year
	 */
	record Holiday(String day, String name) {

		boolean is(LocalDate date) {
			return date.toString().endsWith(this.day) && (this.day.length() == 5 || date.toString().equals(this.day));
		}

		String line() {
			return this.name.isEmpty() ? this.day : this.day + ' ' + this.name;
		}

	}

}
