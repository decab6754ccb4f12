package dev.frontdesk.staff;

/**
 * Something about an agent is different now.
 *
 * @param signedOut whether the agent has to sign in again
 */
record AgentChanged(long id, boolean signedOut) {

}
