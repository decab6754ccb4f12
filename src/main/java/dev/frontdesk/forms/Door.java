package dev.frontdesk.forms;

/** Who fills a form in, and where. */
public enum Door {

	/** A customer, in the help centre. */
	PORTAL,
	/** A visitor, before the first message. */
	WIDGET,
	/** Someone of the desk, or a program in their name. */
	AGENTS;

	/** Whether only what customers may give is asked. */
	public boolean ofCustomers() {
		return this != AGENTS;
	}

}
