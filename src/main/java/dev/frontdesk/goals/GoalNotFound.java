package dev.frontdesk.goals;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** There is no such goal. */
class GoalNotFound extends Refusal {

	GoalNotFound() {
		super(HttpStatus.NOT_FOUND, "goals.not-found");
	}

}
