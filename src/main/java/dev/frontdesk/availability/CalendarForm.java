package dev.frontdesk.availability;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.web.FormReading;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import dev.frontdesk.widgets.ShownHours;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Hours as an admin types them. */
public record CalendarForm(MultiValueMap<String, String> typed) {

	static CalendarForm of(Calendars.Calendar calendar) {
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		typed.set("name", calendar.name());
		typed.set("zone", calendar.hours().zone().getId());
		typed.set("version", Integer.toString(calendar.version()));
		calendar.hours().days().forEach((day, spans) -> typed.set("day-" + day, String.join(", ", spans)));
		typed.set("holidays",
				calendar.hours().holidays().stream().map(OfficeHours.Holiday::line).collect(Collectors.joining("\n")));
		if (calendar.standard()) {
			typed.set("standard", "yes");
		}
		calendar.teams().forEach((team) -> typed.add("teams", Long.toString(team)));
		return new CalendarForm(typed);
	}

	/** Office hours as most keep them. */
	static CalendarForm blank(ZoneId zone) {
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		typed.set("zone", zone.getId());
		for (DayOfWeek day : DayOfWeek.values()) {
			typed.set("day-" + day, (day.getValue() < 6) ? "09:00-17:00" : "");
		}
		return new CalendarForm(typed);
	}

	public String get(String field) {
		return Objects.requireNonNullElse(this.typed.getFirst(field), "");
	}

	public boolean has(String field, String value) {
		return this.typed.getOrDefault(field, List.of()).contains(value);
	}

	int version() {
		return get("version").matches("[0-9]{1,9}") ? Integer.parseInt(get("version")) : 0;
	}

	/**
	 * @throws InvalidText naming the first field at fault
	 */
	CalendarDraft draft() {
		String name = Texts.line("name", get("name"), 80);
		if (!ZoneId.getAvailableZoneIds().contains(get("zone"))) {
			throw FormReading.gone("zone");
		}
		Map<DayOfWeek, List<String>> days = new EnumMap<>(DayOfWeek.class);
		for (DayOfWeek day : DayOfWeek.values()) {
			List<String> spans = ShownHours.typed("day-" + day, get("day-" + day));
			if (!spans.isEmpty()) {
				days.put(day, spans);
			}
		}
		if (days.isEmpty()) {
			throw new InvalidText("day-MONDAY", "widgets.hours.none");
		}
		return new CalendarDraft(name,
				new OfficeHours(ZoneId.of(get("zone")), days, OfficeHours.holidays("holidays", get("holidays"))),
				has("standard", "yes"), ids("teams"));
	}

	Set<Long> ids(String field) {
		return this.typed.getOrDefault(field, List.of())
			.stream()
			.filter((id) -> id.matches("[0-9]{1,18}"))
			.map(Long::valueOf)
			.collect(Collectors.toSet());
	}

}
