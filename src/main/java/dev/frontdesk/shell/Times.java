package dev.frontdesk.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;

import dev.frontdesk.language.Regional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Style;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Times as people say them, in the reader's language, as {@code @times}. Templates use
 * the fragments of {@code shell/time}, which add the exact time as a title.
 */
@Component("times")
public class Times {

	private final Clock clock;

	// Making a format takes longer than using it; the locales are what browsers ask for
	private final Cache<Wanted, DateFormat> formats = Caffeine.newBuilder().maximumSize(500).build();

	private final Cache<Span, String> spans = Caffeine.newBuilder().maximumSize(2_000).build();

	private final Cache<Distance, String> distances = Caffeine.newBuilder().maximumSize(2_000).build();

	Times(Clock clock) {
		this.clock = clock;
	}

	/** "3 min ago", "in 2 hr", "now". */
	public String relative(Instant time) {
		Duration away = Duration.between(this.clock.instant(), time);
		return this.distances.get(new Distance(Step.of(away.abs()), away.isNegative(), locale()), Distance::text);
	}

	/** How long ago or hence, without saying which: "3 min". */
	public String span(Instant time) {
		Duration away = Duration.between(this.clock.instant(), time).abs();
		Step step = Step.of(away);
		if (step.unit() == RelativeUnit.SECONDS) {
			return relative(this.clock.instant());
		}
		return this.spans.get(new Span(step, locale()), Span::text);
	}

	/** {@link #relative} with its time. */
	public When ago(Instant time) {
		return new When(time, relative(time));
	}

	/** {@link #span} with its time. */
	public When waited(Instant time) {
		return new When(time, span(time));
	}

	/** Date, time and zone in full: "Saturday, 21 November 2026 at 15:04:05 GMT+7". */
	public String exact(Instant time, ZoneId zone) {
		return format(Shape.EXACT, time, zone);
	}

	/** "21 Nov 2026, 15:04". */
	public String dateAndTime(Instant time, ZoneId zone) {
		return format(Shape.DATE_AND_TIME, time, zone);
	}

	/** The same for a reader who may not be the one who asks. */
	public String dateAndTime(Instant time, ZoneId zone, Locale reader) {
		return format(Shape.DATE_AND_TIME, Regional.of(reader), time, zone);
	}

	/** "21 Nov 2026". */
	public String date(Instant time, ZoneId zone) {
		return format(Shape.DATE, time, zone);
	}

	/** The same of a day that is one in every zone. */
	public String date(LocalDate day, Locale reader) {
		return format(Shape.DATE, Regional.of(reader), day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
	}

	/** "15:04". */
	public String clock(Instant time, ZoneId zone) {
		return format(Shape.CLOCK, time, zone);
	}

	/** "Sat 15:04". */
	public String weekdayAndClock(Instant time, ZoneId zone) {
		return format(Shape.WEEKDAY_AND_CLOCK, time, zone);
	}

	/** "Sat 21 Nov, 15:04". */
	public String dayAndClock(Instant time, ZoneId zone) {
		return format(Shape.DAY_AND_CLOCK, time, zone);
	}

	private String format(Shape shape, Instant time, ZoneId zone) {
		return format(shape, Regional.of(locale()), time, zone);
	}

	private String format(Shape shape, Locale locale, Instant time, ZoneId zone) {
		DateFormat format = this.formats.get(new Wanted(shape, locale), (wanted) -> wanted.shape().in(wanted.locale()))
			.clone();
		format.setTimeZone(Icu.zone(zone));
		return format.format(Date.from(time));
	}

	// as the page's script says it, which knows no region
	private static Locale locale() {
		return LocaleContextHolder.getLocale();
	}

	/** How a time is written. */
	private enum Shape {

		EXACT, DATE_AND_TIME, DATE, CLOCK, WEEKDAY_AND_CLOCK, DAY_AND_CLOCK;

		DateFormat in(Locale locale) {
			ULocale reader = Icu.locale(locale);
			return switch (this) {
				case EXACT -> DateFormat.getDateTimeInstance(DateFormat.FULL, DateFormat.LONG, reader);
				case DATE_AND_TIME -> DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, reader);
				case DATE -> DateFormat.getDateInstance(DateFormat.MEDIUM, reader);
				case CLOCK -> DateFormat.getTimeInstance(DateFormat.SHORT, reader);
				case WEEKDAY_AND_CLOCK -> DateFormat.getInstanceForSkeleton("EEEjm", reader);
				case DAY_AND_CLOCK -> DateFormat.getInstanceForSkeleton("EEEdMMMjm", reader);
			};
		}

	}

	private record Wanted(Shape shape, Locale locale) {
	}

	private record Span(Step step, Locale locale) {

		String text() {
			return MeasureFormat.getInstance(Icu.locale(this.locale), FormatWidth.SHORT)
				.formatMeasures(new Measure(this.step.amount(), this.step.measure()));
		}

	}

	private record Distance(Step step, boolean past, Locale locale) {

		String text() {
			RelativeDateTimeFormatter formatter = RelativeDateTimeFormatter.getInstance(Icu.locale(this.locale), null,
					Style.NARROW, DisplayContext.CAPITALIZATION_NONE);
			if (this.step.unit() == RelativeUnit.SECONDS) {
				return formatter.format(Direction.PLAIN, AbsoluteUnit.NOW);
			}
			return formatter.format(this.step.amount(), this.past ? Direction.LAST : Direction.NEXT, this.step.unit());
		}

	}

	/** The largest unit of which there is at least one. */
	private record Step(int amount, RelativeUnit unit, MeasureUnit measure) {

		static Step of(Duration away) {
			if (away.toMinutes() < 1) {
				return new Step((int) away.toSeconds(), RelativeUnit.SECONDS, MeasureUnit.SECOND);
			}
			if (away.toHours() < 1) {
				return new Step((int) away.toMinutes(), RelativeUnit.MINUTES, MeasureUnit.MINUTE);
			}
			if (away.toDays() < 1) {
				return new Step((int) away.toHours(), RelativeUnit.HOURS, MeasureUnit.HOUR);
			}
			if (away.toDays() < 60) {
				return new Step((int) away.toDays(), RelativeUnit.DAYS, MeasureUnit.DAY);
			}
			return (away.toDays() < 730) ? new Step((int) (away.toDays() / 30), RelativeUnit.MONTHS, MeasureUnit.MONTH)
					: new Step((int) (away.toDays() / 365), RelativeUnit.YEARS, MeasureUnit.YEAR);
		}

	}

}
