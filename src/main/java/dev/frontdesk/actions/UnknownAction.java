package dev.frontdesk.actions;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No module offers to do this, or no longer. */
public class UnknownAction extends Refusal {

	UnknownAction() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "actions.unknown");
	}

}
