package dev.frontdesk.availability;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

class CalendarNotFound extends Refusal {

	CalendarNotFound() {
		super(HttpStatus.NOT_FOUND, "availability.hours.gone");
	}

}
