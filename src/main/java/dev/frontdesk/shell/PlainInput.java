package dev.frontdesk.shell;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Parameters that are no text are refused at the door: broken percent-encoding and null
 * bytes, which PostgreSQL takes in no column. Stands before sign-in, which reads
 * parameters too; a form with files is looked at once it has been let in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class PlainInput extends OncePerRequestFilter implements HandlerInterceptor {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isForm(request) && !isPlain(request)) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
			return;
		}
		chain.doFilter(request, response);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		String type = request.getContentType();
		if (type != null && type.startsWith("multipart/") && !isPlain(request)) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
			return false;
		}
		return true;
	}

	private static boolean isForm(HttpServletRequest request) {
		String type = request.getContentType();
		return request.getQueryString() != null
				|| (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE));
	}

	private static boolean isPlain(HttpServletRequest request) {
		try {
			for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
				if (!isPlain(parameter.getKey())) {
					return false;
				}
				for (String value : parameter.getValue()) {
					if (!isPlain(value)) {
						return false;
					}
				}
			}
			return true;
		}
		catch (IllegalStateException ex) {
			// Tomcat's word for parameters that cannot be decoded
			return false;
		}
	}

	private static boolean isPlain(String text) {
		return text.indexOf(0) < 0;
	}

}
