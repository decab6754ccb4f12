package dev.frontdesk.portal;

import java.util.Collections;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps the customer under a key of their own: the desk never reads it, and the portal
 * never reads the desk's, even where one browser holds both in one session.
 */
@Component
class PortalSession {

	static final String AUTHORITY = "CUSTOMER";

	private static final String KEY = "PORTAL_SECURITY_CONTEXT";

	private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	private final CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();

	PortalSession() {
		this.contexts.setSpringSecurityContextKey(KEY);
		this.tokens.setCookieName("FRONTDESK_HELP");
		this.tokens.setCookiePath("/help");
		this.tokens.setCookieCustomizer((cookie) -> cookie.httpOnly(true).sameSite("Lax"));
	}

	SecurityContextRepository contexts() {
		return this.contexts;
	}

	/** In a cookie, so that looking around makes no session. */
	CsrfTokenRepository tokens() {
		return this.tokens;
	}

	void signIn(SignedInCustomer customer, HttpServletRequest request, HttpServletResponse response) {
		if (request.getSession(false) != null) {
			request.changeSessionId();
		}
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(customer, null,
				List.of(new SimpleGrantedAuthority(AUTHORITY))));
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
		this.tokens.saveToken(null, request, response);
	}

	/** Leaves the portal only; a session in which nothing else is kept ends. */
	void signOut(HttpServletRequest request, HttpServletResponse response) {
		SecurityContextHolder.clearContext();
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.removeAttribute(KEY);
			if (Set.copyOf(Collections.list(session.getAttributeNames())).isEmpty()) {
				session.invalidate();
			}
			else {
				request.changeSessionId();
			}
		}
		this.tokens.saveToken(null, request, response);
	}

}
