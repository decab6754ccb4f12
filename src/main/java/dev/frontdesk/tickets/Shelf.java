package dev.frontdesk.tickets;

/** Where a ticket lies: on the desk, or out of sight. */
public enum Shelf {

	DESK, SPAM, TRASH

}
