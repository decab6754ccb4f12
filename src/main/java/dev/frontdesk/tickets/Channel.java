package dev.frontdesk.tickets;

/** The door through which a message came or goes. */
public enum Channel {

	CHAT, EMAIL, PHONE, PORTAL, API, DESK

}
