package dev.frontdesk.routing;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Someone else saved the rule while it was being edited. */
class RuleChanged extends Refusal {

	RuleChanged() {
		super(HttpStatus.CONFLICT, "routing.rule-changed");
	}

}
