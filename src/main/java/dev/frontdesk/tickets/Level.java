package dev.frontdesk.tickets;

/** How urgent something is, or how widely it is felt. */
public enum Level {

	LOW, NORMAL, HIGH

}
