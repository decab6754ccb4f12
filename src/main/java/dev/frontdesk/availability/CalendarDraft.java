package dev.frontdesk.availability;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hours as they are to be. */
public record CalendarDraft(String name, OfficeHours hours, boolean standard, Set<Long> teams) {

	/**
	 * @param span the same on each of the days, such as {@code 09:00-17:00}
	 */
	public static CalendarDraft of(String name, ZoneId zone, List<DayOfWeek> days, String span, boolean standard,
			Set<Long> teams) {
		Map<DayOfWeek, List<String>> week = new java.util.EnumMap<>(DayOfWeek.class);
		days.forEach((day) -> week.put(day, List.of(span)));
		return new CalendarDraft(name, new OfficeHours(zone, week, List.of()), standard, teams);
	}

}
