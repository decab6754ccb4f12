package dev.frontdesk.screens;

/**
 * A screen that is asked for or shown.
 *
 * @param ticket the public id of the ticket at which it was asked for
 * @param thread the public id of the visitor's own thread
 * @param agent the name of who asked
 * @param customer the name of whose screen it is; empty for none
 */
record Share(long id, String publicId, long ticketId, String ticket, long number, long threadId, String thread,
		long customerId, String customer, long agentId, String agent, String state) {

	/** Whether the visitor has consented. */
	boolean accepted() {
		return this.state.equals("ACCEPTED") || this.state.equals("STARTED");
	}

}
