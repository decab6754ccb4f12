package dev.frontdesk.supervision;

import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What the thread's page asks about its reader, as {@code @supervision}. */
@Component("supervision")
class Lead {

	/** Whether they look after others' chats. */
	public boolean leads() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && authentication.getPrincipal() instanceof SignedInAgent me
				&& me.role().includes(Role.LEAD);
	}

	/**
	 * @throws ForLeads when they do not
	 */
	static SignedInAgent require(SignedInAgent me) {
		if (!me.role().includes(Role.LEAD)) {
			throw new ForLeads();
		}
		return me;
	}

}
