package dev.frontdesk.tickets;

import java.util.List;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Something must be done first. */
public class NotYetSolvable extends Refusal {

	private final transient List<String> open;

	NotYetSolvable(Status next, List<String> open) {
		super(HttpStatus.UNPROCESSABLE_CONTENT,
				(next == Status.SOLVED) ? "tickets.not-yet-solvable" : "tickets.not-yet." + next, open.size(),
				String.join(" · ", open));
		this.open = List.copyOf(open);
	}

	/** What is open, in the reader's language. */
	public List<String> open() {
		return this.open;
	}

}
