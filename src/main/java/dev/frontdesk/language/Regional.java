package dev.frontdesk.language;

import java.util.Collections;
import java.util.Locale;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A language as its reader's browser writes dates in it: day first in Britain. Only
 * English is written in so many ways under one name.
 */
public final class Regional {

	private Regional() {
	}

	/** With the region of whoever asks, where this is their language. */
	public static Locale of(Locale reader) {
		if (!reader.equals(Locale.ENGLISH) || !reader.equals(LocaleContextHolder.getLocale())
				|| !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked)) {
			return reader;
		}
		return Collections.list(asked.getRequest().getLocales())
			.stream()
			.filter((wish) -> wish.getLanguage().equals(reader.getLanguage()) && wish.getCountry().length() == 2)
			.findFirst()
			.map((wish) -> Locale.of(wish.getLanguage(), wish.getCountry()))
			.orElse(reader);
	}

}
