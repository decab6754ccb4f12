package dev.frontdesk.demo;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.availability.CalendarDraft;
import dev.frontdesk.availability.Calendars;
import org.springframework.stereotype.Component;

/** When two of the demo company's teams are at the desk; the others always may be. */
@Component
class HouseHours {

	private final Calendars calendars;

	HouseHours(Calendars calendars) {
		this.calendars = calendars;
	}

	void keep(Places places) {
		keep("Bangkok", Cast.BANGKOK, List.of(DayOfWeek.values()), "09:00-18:00", places.team("trips-asia"));
		keep("Dubai", Cast.DUBAI,
				List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
				"08:30-17:30", places.team("arabic"));
	}

	private void keep(String name, ZoneId zone, List<DayOfWeek> days, String span,
			@org.jspecify.annotations.Nullable Long team) {
		if (team != null) {
			this.calendars.keep(Actor.SYSTEM, null, 0, CalendarDraft.of(name, zone, days, span, false, Set.of(team)));
		}
	}

}
