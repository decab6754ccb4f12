package dev.frontdesk.staff;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such team. */
public class TeamNotFound extends Refusal {

	public TeamNotFound() {
		super(HttpStatus.NOT_FOUND, "staff.team-not-found");
	}

}
