package dev.frontdesk.intake;

/** Whose words a new ticket begins with. */
public enum Voice {

	/** What was said, for colleagues alone. */
	NOTE,
	/** To the customer, by letter. */
	MESSAGE,
	/** The customer's own, as they were heard. */
	CUSTOMER

}
