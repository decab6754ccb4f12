package dev.frontdesk.access;

import java.util.Collections;
import java.util.List;

import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.staff.SignedInAgent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Ends what the desk kept for whoever leaves it. One browser holds one session for every
 * door: who came in through another one as well stays in there.
 */
class LeavingTheDesk implements LogoutHandler {

	private static final String DESK = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

	private final Colleagues colleagues;

	LeavingTheDesk(Colleagues colleagues) {
		this.colleagues = colleagues;
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		if (authentication != null && authentication.getPrincipal() instanceof SignedInAgent agent) {
			this.colleagues.closeSockets(agent.id());
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			leave(request, session);
		}
	}

	private static void leave(HttpServletRequest request, HttpSession session) {
		List<String> kept = List.copyOf(Collections.list(session.getAttributeNames()));
		boolean elsewhere = false;
		for (String name : kept) {
			if (!name.equals(DESK) && session.getAttribute(name) instanceof SecurityContext) {
				elsewhere = true;
			}
			else {
				session.removeAttribute(name);
			}
		}
		if (elsewhere) {
			request.changeSessionId();
		}
		else {
			session.invalidate();
		}
	}

}
