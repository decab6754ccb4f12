package dev.frontdesk.portal;

import java.io.Serializable;

import org.springframework.security.core.AuthenticatedPrincipal;

/** Who is signed in at the portal, as the session keeps it: the id, nothing that ages. */
public record SignedInCustomer(long id) implements AuthenticatedPrincipal, Serializable {

	@Override
	public String getName() {
		return "customer:" + this.id;
	}

}
