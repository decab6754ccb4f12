package dev.frontdesk.checklists;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Templates are for leads and admins. */
class ForLeads extends Refusal {

	ForLeads() {
		super(HttpStatus.FORBIDDEN, "checklists.for-leads");
	}

}
