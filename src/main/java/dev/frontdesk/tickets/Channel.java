package dev.frontdesk.tickets;

/** The door through which a message came or goes. */
public enum Channel {

	CHAT, EMAIL, PORTAL, API, DESK

}
