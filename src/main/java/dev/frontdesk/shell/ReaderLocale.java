package dev.frontdesk.shell;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * The language a page is answered in: the address's ({@code /help/th/…},
 * {@code /chat/panel?locale=th}), else {@code ?lang=th}, else the one chosen before (a
 * cookie), else the browser's, else the workspace's.
 */
@Component("localeResolver")
class ReaderLocale implements LocaleResolver {

	static final String COOKIE = "fd_locale";

	private static final String RESOLVED = ReaderLocale.class.getName();

	private final Settings settings;

	ReaderLocale(Settings settings) {
		this.settings = settings;
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		// Asked for every word of a page, and the workspace's own costs a statement
		if (request.getAttribute(RESOLVED) instanceof Locale known) {
			return known;
		}
		Locale locale = fromAddress(request).or(() -> Languages.shipped(query(request, "lang")))
			.or(() -> chosenBefore(request))
			.orElseGet(() -> fromBrowser(request));
		request.setAttribute(RESOLVED, locale);
		return locale;
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("POST /preferences chooses the language");
	}

	private Optional<Locale> fromAddress(HttpServletRequest request) {
		String path = address(request);
		if (path.startsWith("/help/") || path.startsWith("/demo/")) {
			String[] parts = path.split("/", 4);
			return Languages.shipped(parts[2]);
		}
		// a preview speaks the language that is being written, not the writer's
		if (path.startsWith("/chat/") || path.startsWith("/admin/chat/preview/")) {
			return Languages.shipped(query(request, "locale"));
		}
		return Optional.empty();
	}

	// an error is answered in the language of the page it happened on
	private String address(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return (failed instanceof String path) ? path : request.getRequestURI();
	}

	// from the address alone: asking for a parameter would read the body of a form
	private @Nullable String query(HttpServletRequest request, String name) {
		String query = request.getQueryString();
		if (query == null || !query.contains(name + '=')) {
			return null;
		}
		return UriComponentsBuilder.newInstance().query(query).build().getQueryParams().getFirst(name);
	}

	private Optional<Locale> chosenBefore(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		return (cookie != null) ? Languages.shipped(cookie.getValue()) : Optional.empty();
	}

	private Locale fromBrowser(HttpServletRequest request) {
		if (request.getHeader("Accept-Language") == null) {
			return this.settings.workspace().defaultLocale();
		}
		return Collections.list(request.getLocales())
			.stream()
			.flatMap((wish) -> Languages.shipped(wish.toLanguageTag()).stream())
			.findFirst()
			.orElseGet(() -> this.settings.workspace().defaultLocale());
	}

}
