package dev.frontdesk.staff;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Nobody would be left who can set anything. */
class LastAdmin extends Refusal {

	LastAdmin() {
		super(HttpStatus.CONFLICT, "staff.last-admin");
	}

}
