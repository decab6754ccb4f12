package dev.frontdesk.staff;

import java.io.Serializable;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in at the desk, as the session keeps it: the id and the role at sign-in,
 * nothing that could go stale.
 */
public record SignedInAgent(long id, Role role) implements AuthenticatedPrincipal, Serializable {

	/** The party under which sockets and presence know this agent. */
	@Override
	public String getName() {
		return nameOf(this.id);
	}

	static String nameOf(long id) {
		return "agent:" + id;
	}

}
