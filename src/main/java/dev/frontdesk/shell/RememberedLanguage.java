package dev.frontdesk.shell;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.language.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** A language asked for by {@code ?lang=} is kept for the pages that follow. */
@Component
public class RememberedLanguage implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		String query = request.getQueryString();
		if ("GET".equals(request.getMethod()) && query != null && query.contains("lang=")) {
			Optional.ofNullable(request.getParameter("lang"))
				.flatMap(Languages::shipped)
				.ifPresent((locale) -> keep(locale, request, response));
		}
		return true;
	}

	/** From now on this browser is answered in this language. */
	public static void keep(Locale locale, HttpServletRequest request, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				cookie(ReaderLocale.COOKIE, locale.toLanguageTag(), request.isSecure()));
	}

	static String cookie(String name, String value, boolean secure) {
		return ResponseCookie.from(name, value)
			.path("/")
			.maxAge(Duration.ofDays(365))
			.httpOnly(true)
			.secure(secure)
			.sameSite("Lax")
			.build()
			.toString();
	}

}
