package dev.frontdesk.staff;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such agent, or none that is still active. */
public class AgentNotFound extends Refusal {

	public AgentNotFound() {
		super(HttpStatus.NOT_FOUND, "staff.agent-not-found");
	}

}
