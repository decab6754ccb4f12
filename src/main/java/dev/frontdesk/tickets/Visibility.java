package dev.frontdesk.tickets;

/** Who reads a message: a note never leaves the desk. */
public enum Visibility {

	PUBLIC, NOTE

}
