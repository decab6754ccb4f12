package dev.frontdesk.portal;

import java.io.IOException;

import dev.frontdesk.language.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** A locale that is not shipped leads to the same page in the reader's best. */
class LocaleInAddress implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		String[] parts = request.getRequestURI().split("/", 4);
		if (Languages.SHIPPED.stream().anyMatch((locale) -> locale.toLanguageTag().equals(parts[2]))) {
			return true;
		}
		if (!HttpMethod.GET.matches(request.getMethod())) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return false;
		}
		String best = LocaleContextHolder.getLocale().toLanguageTag();
		String query = request.getQueryString();
		response.sendRedirect(
				"/help/" + best + ((parts.length > 3) ? "/" + parts[3] : "") + ((query != null) ? "?" + query : ""));
		return false;
	}

}
