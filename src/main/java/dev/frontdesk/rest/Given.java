package dev.frontdesk.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.frontdesk.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Reads what callers give as words. */
final class Given {

	private Given() {
	}

	/** One of the values of an enum, as the API writes them: {@code on_hold}. */
	static <E extends Enum<E>> E choice(String path, String given, Class<E> kind) {
		String wanted = given.strip().replace('-', '_').toUpperCase(Locale.ROOT);
		return Arrays.stream(kind.getEnumConstants())
			.filter((one) -> one.name().equals(wanted))
			.findFirst()
			.orElseThrow(() -> InvalidRequest.body(path, "rest.choice", words(kind)));
	}

	private static String words(Class<? extends Enum<?>> kind) {
		return Arrays.stream(kind.getEnumConstants())
			.map((one) -> one.name().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

	static <T> T present(String path, @Nullable T given) {
		if (given == null) {
			throw InvalidRequest.body(path, "web.json.missing");
		}
		return given;
	}

	/** A language tag (BCP 47). */
	static Locale locale(String path, String given) {
		Locale locale = (given.length() <= 35) ? Locale.forLanguageTag(given.replace('_', '-')) : Locale.ROOT;
		if (locale.getLanguage().isEmpty()) {
			throw InvalidRequest.body(path, "rest.locale");
		}
		return locale;
	}

	static java.time.ZoneId zone(String path, String given) {
		try {
			return java.time.ZoneId.of(given);
		}
		catch (DateTimeException ex) {
			throw InvalidRequest.body(path, "rest.zone");
		}
	}

	/** Of microseconds, which PostgreSQL keeps. */
	static Instant micros(Instant given) {
		return given.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
	}

}
