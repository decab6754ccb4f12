package dev.frontdesk.tickets;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** A verb that makes no sense on this ticket, or for this agent; the key says which. */
public class VerbRefused extends Refusal {

	private VerbRefused(HttpStatus status, String key, Object... arguments) {
		super(status, key, arguments);
	}

	/** The ticket, as it stands, does not allow it. */
	static VerbRefused now(String key, Object... arguments) {
		return new VerbRefused(HttpStatus.CONFLICT, key, arguments);
	}

	/** What was given cannot be meant. */
	static VerbRefused input(String key, Object... arguments) {
		return new VerbRefused(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
	}

	/** Someone else may. */
	static VerbRefused toYou(String key, Object... arguments) {
		return new VerbRefused(HttpStatus.FORBIDDEN, key, arguments);
	}

}
