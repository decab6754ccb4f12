package dev.frontdesk.access;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.ApiRefusals;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.Limits;
import dev.frontdesk.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in whoever brings a good token, as its agent is now: a role that changed counts at
 * once, and who has left is a stranger.
 */
class TokenEntrance extends OncePerRequestFilter {

	private static final int WRONG_ONES = 60;

	private final ApiTokens tokens;

	private final Colleagues colleagues;

	private final Limits limits;

	private final ApiRefusals refusals;

	TokenEntrance(ApiTokens tokens, Colleagues colleagues, Limits limits, ApiRefusals refusals) {
		this.tokens = tokens;
		this.colleagues = colleagues;
		this.limits = limits;
		this.refusals = refusals;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String token = bearer(request);
		if (token != null) {
			try {
				enter(token, request, response);
			}
			catch (Refusal ex) {
				this.refusals.tell(request, response, ex);
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private void enter(String token, HttpServletRequest request, HttpServletResponse response) {
		Optional<ApiTokens.Holder> holder = this.tokens.holder(token);
		Optional<Colleagues.Colleague> agent = holder.flatMap((one) -> this.colleagues.find(one.agentId()));
		if (holder.isEmpty() || agent.isEmpty()) {
			this.limits.spend("wrong token from", request.getRemoteAddr(), WRONG_ONES, Duration.ofMinutes(1));
			throw TokenRefused.invalid(response);
		}
		request.setAttribute(Caller.ATTRIBUTE, new Caller(holder.get().id(), holder.get().scopes()));
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		// no role: a token opens nothing that asks for one
		context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.get().id(), agent.get().role()), null, AuthorityUtils.NO_AUTHORITIES));
		SecurityContextHolder.setContext(context);
	}

	private static @Nullable String bearer(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) ? header.substring(7).strip() : null;
	}

}
