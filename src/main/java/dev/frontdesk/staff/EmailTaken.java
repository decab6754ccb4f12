package dev.frontdesk.staff;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Another agent signs in with this address. */
public class EmailTaken extends Refusal {

	EmailTaken() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "staff.email-taken");
	}

}
