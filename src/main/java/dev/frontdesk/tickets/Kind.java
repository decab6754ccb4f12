package dev.frontdesk.tickets;

/** What a ticket is about. */
public enum Kind {

	QUESTION, COMPLAINT, IDEA, INCIDENT, PROBLEM, TASK, CHANGE

}
