package dev.frontdesk.notifications;

import java.util.Optional;

import dev.frontdesk.shell.RailPart;
import dev.frontdesk.staff.SignedInAgent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The bell in the frame of every page of the desk. */
@Component
class RailBell implements RailPart {

	private final Bell bell;

	RailBell(Bell bell) {
		this.bell = bell;
	}

	@Override
	public Optional<Shown> show() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInAgent me)
				? Optional.of(new Shown("notifications/bell :: rail", of(this.bell, me.id()))) : Optional.empty();
	}

	static Ring of(Bell bell, long agentId) {
		return new Ring(agentId, bell.unread(agentId), bell.newest(agentId));
	}

	/**
	 * @param newest the last notice the page knows of
	 */
	record Ring(long agentId, int unread, long newest) {

		/** As it fits into the rail. */
		public String count() {
			return (this.unread > Bell.MANY) ? Bell.MANY + "+" : Integer.toString(this.unread);
		}

	}

}
