package dev.frontdesk.staff;

import dev.frontdesk.audit.Actor;

/**
 * Someone may no longer sign in; published in the transaction that says so. What they had
 * in their hands is for others now.
 */
public record AgentLeft(Actor by, long agentId) {

}
