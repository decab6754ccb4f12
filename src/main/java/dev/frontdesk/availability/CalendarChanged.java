package dev.frontdesk.availability;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Someone else saved these hours meanwhile. */
class CalendarChanged extends Refusal {

	CalendarChanged() {
		super(HttpStatus.CONFLICT, "availability.hours.changed");
	}

}
