package dev.frontdesk.supervision;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Looking after others' chats is for leads and admins. */
class ForLeads extends Refusal {

	ForLeads() {
		super(HttpStatus.FORBIDDEN, "supervision.for-leads");
	}

}
