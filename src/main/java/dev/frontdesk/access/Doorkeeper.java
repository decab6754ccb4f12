package dev.frontdesk.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks strangers at the desk to sign in, and lets them go on to where they were going;
 * elsewhere there is nothing to see.
 */
class Doorkeeper implements AuthenticationEntryPoint, AccessDeniedHandler {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
			throws IOException {
		if (!isInside(request)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
		}
		else if (request.getHeader("HX-Request") != null) {
			response.setHeader("HX-Redirect", "/login");
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		}
		else if (isPage(request)) {
			response.sendRedirect(signIn(request));
		}
		else {
			response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
		}
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
			throws IOException {
		boolean toBeSeen = refused instanceof CsrfException || isInside(request);
		response.sendError(toBeSeen ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
	}

	private static boolean isInside(HttpServletRequest request) {
		String path = request.getRequestURI();
		return path.equals("/desk") || path.startsWith("/desk/") || path.equals("/admin") || path.startsWith("/admin/");
	}

	private static boolean isPage(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept == null || accept.contains("text/html") || accept.contains("*/*");
	}

	// a form that was sent too late cannot be asked for again
	private static String signIn(HttpServletRequest request) {
		if (!"GET".equals(request.getMethod()) || request.getRequestURI().equals("/desk")) {
			return "/login";
		}
		String query = request.getQueryString();
		String next = (query != null) ? request.getRequestURI() + '?' + query : request.getRequestURI();
		return UriComponentsBuilder.fromPath("/login")
			.queryParam("next", "{next}")
			.encode()
			.buildAndExpand(next)
			.toString();
	}

}
