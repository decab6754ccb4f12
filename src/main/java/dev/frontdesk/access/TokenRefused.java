package dev.frontdesk.access;

import dev.frontdesk.web.Fault;
import dev.frontdesk.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** No token, or none that is good. */
class TokenRefused extends Refusal {

	private TokenRefused(String key) {
		super(HttpStatus.UNAUTHORIZED, key);
	}

	static TokenRefused missing(HttpServletResponse response) {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Frontdesk\"");
		return new TokenRefused("access.token.missing");
	}

	static TokenRefused invalid(HttpServletResponse response) {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Frontdesk\", error=\"invalid_token\"");
		return new TokenRefused("access.token.invalid");
	}

	@Override
	public Fault fault() {
		return Fault.header(HttpHeaders.AUTHORIZATION);
	}

}
