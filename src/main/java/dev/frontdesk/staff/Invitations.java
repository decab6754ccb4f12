package dev.frontdesk.staff;

/** Seam: how a new colleague comes to a password. Implemented by who lets people in. */
public interface Invitations {

	/**
	 * Writes to the colleague, in the caller's transaction.
	 * @return whether the letter is on its way; it is kept where there is no mail server
	 */
	boolean invite(Agent agent);

}
