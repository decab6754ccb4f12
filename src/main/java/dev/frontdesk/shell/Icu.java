package dev.frontdesk.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;

/** Between java.time and ICU. */
public final class Icu {

	private Icu() {
	}

	/**
	 * Western digits in every locale: ticket and order numbers are written with them, and
	 * one page must not count in two ways.
	 */
	public static ULocale locale(Locale locale) {
		return new ULocale.Builder().setLocale(ULocale.forLocale(locale)).setUnicodeLocaleKeyword("nu", "latn").build();
	}

	static @Nullable Object argument(@Nullable Object value) {
		return switch (value) {
			case Instant instant -> calendar(instant.atZone(readerZone()));
			case ZonedDateTime time -> calendar(time);
			case OffsetDateTime time -> calendar(time.toZonedDateTime());
			// without a zone of their own they are formatted as they stand
			case LocalDateTime time -> calendar(time.atZone(ZoneOffset.UTC));
			case LocalDate date -> calendar(date.atStartOfDay(ZoneOffset.UTC));
			case LocalTime time -> calendar(LocalDate.EPOCH.atTime(time).atZone(ZoneOffset.UTC));
			case Boolean flag -> flag.toString();
			case Enum<?> constant -> constant.name();
			case Locale locale -> locale.toLanguageTag();
			case null -> null;
			default -> (value instanceof Number) ? value : value.toString();
		};
	}

	static TimeZone zone(ZoneId zone) {
		return TimeZone.getTimeZone(
				(zone instanceof ZoneOffset) ? "GMT" + (zone.equals(ZoneOffset.UTC) ? "" : zone) : zone.getId());
	}

	private static Calendar calendar(ZonedDateTime time) {
		Calendar calendar = new GregorianCalendar(zone(time.getZone()));
		calendar.setTimeInMillis(time.toInstant().toEpochMilli());
		return calendar;
	}

	private static ZoneId readerZone() {
		return LocaleContextHolder.getTimeZone().toZoneId();
	}

}
