package dev.frontdesk.replies;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such canned reply, or none this agent may see. */
class ReplyNotFound extends Refusal {

	ReplyNotFound() {
		super(HttpStatus.NOT_FOUND, "replies.not-found");
	}

}
