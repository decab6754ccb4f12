package dev.frontdesk.tickets;

import java.util.List;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Something must be done first. */
public class NotYetSolvable extends Refusal {

	private final transient List<String> open;

	NotYetSolvable(List<String> open) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "tickets.not-yet-solvable", open.size(), String.join(" · ", open));
		this.open = List.copyOf(open);
	}

	/** What is open, in the reader's language. */
	public List<String> open() {
		return this.open;
	}

}
