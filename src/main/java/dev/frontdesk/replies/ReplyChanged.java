package dev.frontdesk.replies;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Someone else saved it since it was opened. */
class ReplyChanged extends Refusal {

	ReplyChanged() {
		super(HttpStatus.CONFLICT, "replies.changed");
	}

}
