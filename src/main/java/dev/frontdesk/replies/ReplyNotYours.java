package dev.frontdesk.replies;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Only leads and admins change what is shared. */
class ReplyNotYours extends Refusal {

	ReplyNotYours() {
		super(HttpStatus.FORBIDDEN, "replies.not-yours");
	}

}
