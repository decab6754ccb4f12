package dev.frontdesk.access;

import java.io.IOException;
import java.util.Optional;

import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.staff.SignedInAgent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each request of the desk to what its agent may do now, whatever the session says:
 * a role that changed counts at once, and who has left is a stranger.
 */
class CurrentRights extends OncePerRequestFilter {

	private final Colleagues colleagues;

	CurrentRights(Colleagues colleagues) {
		this.colleagues = colleagues;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof SignedInAgent agent) {
			Optional<Colleagues.Colleague> now = this.colleagues.find(agent.id());
			if (now.isEmpty()) {
				use(null);
			}
			else if (now.get().role() != agent.role()) {
				use(SignIn.authentication(agent.id(), now.get().role()));
			}
		}
		chain.doFilter(request, response);
	}

	private static void use(@Nullable Authentication authentication) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
	}

}
