package dev.frontdesk.staff;

import dev.frontdesk.web.InvalidText;

/** Another agent signs in with this address. */
public class EmailTaken extends InvalidText {

	EmailTaken() {
		super("email", "staff.email-taken");
	}

}
