package dev.frontdesk.notifications;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such notice of this agent's. */
class NoticeNotFound extends Refusal {

	NoticeNotFound() {
		super(HttpStatus.NOT_FOUND, "notifications.not-found");
	}

}
