package dev.frontdesk.tickets;

/** Where the work on a ticket stands. Spam and trash are shelves, not statuses. */
public enum Status {

	NEW, OPEN,
	/** Waiting for the customer. */
	PENDING,
	/** Waiting for someone else. */
	ON_HOLD, SOLVED,
	/** Final: a late reply opens a follow-up. */
	CLOSED;

	public boolean unsolved() {
		return this != SOLVED && this != CLOSED;
	}

}
