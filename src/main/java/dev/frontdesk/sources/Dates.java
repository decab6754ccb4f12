package dev.frontdesk.sources;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Times as other programs write them. */
final class Dates {

	/** Patterns offered beside the international one. */
	static final List<String> OFFERED = List.of("dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm", "dd.MM.yyyy HH:mm",
			"dd-MM-yyyy HH:mm", "yyyy.MM.dd. HH:mm", "yyyy/MM/dd HH:mm");

	private static final int BUDDHIST_FROM = 2400;

	private static final int BUDDHIST_YEARS = 543;

	private final ZoneId zone;

	private final @Nullable DateTimeFormatter chosen;

	/**
	 * @param pattern empty for what ISO 8601 and RFC 5322 say
	 * @throws IllegalArgumentException when it is no pattern
	 */
	Dates(String pattern, ZoneId zone) {
		this.zone = zone;
		this.chosen = pattern.isBlank() ? null : formatter(pattern.strip());
	}

	private static DateTimeFormatter formatter(String pattern) {
		// "dd/MM/yyyy HH:mm" also reads days alone, seconds, and days of one digit
		String date = pattern.replaceFirst("[ T,]*H.*$", "");
		String lenient = date.replace("yyyy", "uuuu").replaceAll("(?<!d)dd(?!d)", "d").replaceAll("(?<!M)MM(?!M)", "M");
		String time = pattern.contains("H") ? "[[,][ ]['T']H:mm[:ss]]" : "";
		return new DateTimeFormatterBuilder().parseCaseInsensitive()
			.appendPattern(lenient + time)
			.toFormatter(Locale.ENGLISH)
			.withChronology(IsoChronology.INSTANCE)
			.withResolverStyle(ResolverStyle.SMART);
	}

	/** The instant it means; null when it means none. */
	@Nullable Instant read(String written) {
		String text = written.strip();
		if (text.isEmpty()) {
			return null;
		}
		Instant read = (this.chosen != null) ? by(this.chosen, text) : international(text);
		return (read != null) ? read.truncatedTo(ChronoUnit.MICROS) : null;
	}

	private @Nullable Instant by(DateTimeFormatter formatter, String text) {
		try {
			TemporalAccessor parsed = formatter.parse(text);
			LocalDate date = parsed.query(TemporalQueries.localDate());
			LocalTime time = parsed.query(TemporalQueries.localTime());
			if (date == null) {
				return null;
			}
			if (date.getYear() > BUDDHIST_FROM) {
				date = date.minusYears(BUDDHIST_YEARS);
			}
			return date.atTime((time != null) ? time : LocalTime.MIDNIGHT).atZone(this.zone).toInstant();
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private @Nullable Instant international(String text) {
		if (text.matches("[0-9]{9,10}")) {
			return Instant.ofEpochSecond(Long.parseLong(text));
		}
		if (text.matches("[0-9]{12,13}")) {
			return Instant.ofEpochMilli(Long.parseLong(text));
		}
		String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +(\\d)", "$1T$2")
			.replaceFirst(" ?UTC$", "Z")
			.replaceFirst(" ([+-]\\d{2}:?\\d{2})$", "$1")
			.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
		try {
			TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, ZonedDateTime::from,
					OffsetDateTime::from, LocalDateTime::from);
			return (parsed instanceof LocalDateTime local) ? local.atZone(this.zone).toInstant() : Instant.from(parsed);
		}
		catch (DateTimeException ex) {
			return day(text);
		}
	}

	private @Nullable Instant day(String text) {
		try {
			return LocalDate.parse(text).atStartOfDay(this.zone).toInstant();
		}
		catch (DateTimeException ex) {
			try {
				TemporalAccessor mail = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text);
				return Instant.ofEpochSecond(mail.getLong(ChronoField.INSTANT_SECONDS));
			}
			catch (DateTimeException no) {
				return null;
			}
		}
	}

}
