package dev.frontdesk.chat;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What strangers send as JSON says its size beforehand and is small. */
@Component
class BodyLimit extends OncePerRequestFilter {

	private static final long LARGEST = 256 * 1024;

	private static final Pattern FILES = Pattern.compile("/chat/threads/[^/]+/files");

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		// Decoded, unlike the request's URI: what is mapped here is what is measured
		String path = request.getServletPath();
		String type = request.getContentType();
		boolean upload = type != null && type.startsWith("multipart/form-data") && FILES.matcher(path).matches();
		return upload || !path.startsWith("/chat/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean unsaid = request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
		if (unsaid || request.getContentLengthLong() > LARGEST) {
			response.sendError(
					unsaid ? HttpServletResponse.SC_LENGTH_REQUIRED : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
			return;
		}
		chain.doFilter(request, response);
	}

}
