package dev.frontdesk.notifications;

import java.util.Optional;

import dev.frontdesk.shell.RailPart;
import dev.frontdesk.staff.SignedInAgent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The bell in the frame of every page of the desk. */
@Component
class RailBell implements RailPart {

	/** Under which a request keeps the bell where it has been read already. */
	static final String RUNG = RailBell.class.getName();

	private final Bell bell;

	RailBell(Bell bell) {
		this.bell = bell;
	}

	@Override
	public Optional<Shown> show() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInAgent me)
				? Optional.of(new Shown("notifications/bell :: rail", ring(me))) : Optional.empty();
	}

	private Ring ring(SignedInAgent me) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return (request != null && request.getAttribute(RUNG, RequestAttributes.SCOPE_REQUEST) instanceof Ring rung)
				? rung : this.bell.ring(me.id());
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
