package dev.frontdesk.shell;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.language.Languages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Language, theme, density and keys, kept in this browser by strictly functional cookies.
 */
@Controller
class Preferences {

	static final String THEME = "fd_theme";

	static final String DENSITY = "fd_density";

	static final String KEYS = "fd_keys";

	static final List<String> THEMES = List.of("auto", "light", "dark");

	static final List<String> DENSITIES = List.of("comfortable", "compact");

	/** Whether single letters do something: some people speak to their machine. */
	static final List<String> LETTERS = List.of("on", "off");

	@PostMapping("/preferences")
	ResponseEntity<Void> keep(@RequestParam(required = false) @Nullable String lang,
			@RequestParam(required = false) @Nullable String theme,
			@RequestParam(required = false) @Nullable String density,
			@RequestParam(required = false) @Nullable String keys,
			@RequestParam(required = false) @Nullable String back, HttpServletRequest request) {
		HttpHeaders headers = new HttpHeaders();
		Languages.shipped(lang)
			.map(Locale::toLanguageTag)
			.ifPresent((tag) -> headers.add(HttpHeaders.SET_COOKIE,
					RememberedLanguage.cookie(ReaderLocale.COOKIE, tag, request.isSecure())));
		if (theme != null && THEMES.contains(theme)) {
			headers.add(HttpHeaders.SET_COOKIE, RememberedLanguage.cookie(THEME, theme, request.isSecure()));
		}
		if (density != null && DENSITIES.contains(density)) {
			headers.add(HttpHeaders.SET_COOKIE, RememberedLanguage.cookie(DENSITY, density, request.isSecure()));
		}
		if (keys != null && LETTERS.contains(keys)) {
			headers.add(HttpHeaders.SET_COOKIE, RememberedLanguage.cookie(KEYS, keys, request.isSecure()));
		}
		headers.setLocation(LocalPath.of(back));
		return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
	}

}
