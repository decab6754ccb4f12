package dev.frontdesk.notifications;

/** How an agent is told. */
enum Way {

	PAGE, PUSH, MAIL

}
