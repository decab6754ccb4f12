package dev.frontdesk.routing;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such rule. */
class RuleNotFound extends Refusal {

	RuleNotFound() {
		super(HttpStatus.NOT_FOUND, "routing.rule-not-found");
	}

}
