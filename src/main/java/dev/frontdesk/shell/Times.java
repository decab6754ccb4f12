package dev.frontdesk.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

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

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Times as people say them, in the reader's language, as {@code @times}. Templates use
 * the fragments of {@code shell/time}, which add the exact time as a title.
 */
@Component("times")
public class Times {

	private final Clock clock;

	Times(Clock clock) {
		this.clock = clock;
	}

	/** "3 min ago", "in 2 hr", "now". */
	public String relative(Instant time) {
		Duration away = Duration.between(this.clock.instant(), time);
		RelativeDateTimeFormatter formatter = RelativeDateTimeFormatter.getInstance(Icu.locale(locale()), null,
				Style.NARROW, DisplayContext.CAPITALIZATION_NONE);
		Step step = Step.of(away.abs());
		if (step.unit() == RelativeUnit.SECONDS) {
			return formatter.format(Direction.PLAIN, AbsoluteUnit.NOW);
		}
		return formatter.format(step.amount(), away.isNegative() ? Direction.LAST : Direction.NEXT, step.unit());
	}

	/** How long ago or hence, without saying which: "3 min". */
	public String span(Instant time) {
		Duration away = Duration.between(this.clock.instant(), time).abs();
		Step step = Step.of(away);
		if (step.unit() == RelativeUnit.SECONDS) {
			return relative(this.clock.instant());
		}
		return MeasureFormat.getInstance(Icu.locale(locale()), FormatWidth.SHORT)
			.formatMeasures(new Measure(step.amount(), step.measure()));
	}

	/** Date, time and zone in full: "Saturday, 21 November 2026 at 15:04:05 GMT+7". */
	public String exact(Instant time, ZoneId zone) {
		return format(
				DateFormat.getDateTimeInstance(DateFormat.FULL, DateFormat.LONG, Icu.locale(ReaderLocale.regional())),
				time.atZone(zone));
	}

	/** "21 Nov 2026, 15:04". */
	public String dateAndTime(Instant time, ZoneId zone) {
		return format(DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT,
				Icu.locale(ReaderLocale.regional())), time.atZone(zone));
	}

	/** "21 Nov 2026". */
	public String date(Instant time, ZoneId zone) {
		return format(DateFormat.getDateInstance(DateFormat.MEDIUM, Icu.locale(ReaderLocale.regional())),
				time.atZone(zone));
	}

	/** "15:04". */
	public String clock(Instant time, ZoneId zone) {
		return format(DateFormat.getTimeInstance(DateFormat.SHORT, Icu.locale(ReaderLocale.regional())),
				time.atZone(zone));
	}

	/** "Sat 15:04". */
	public String weekdayAndClock(Instant time, ZoneId zone) {
		return format(DateFormat.getInstanceForSkeleton("EEEjm", Icu.locale(ReaderLocale.regional())),
				time.atZone(zone));
	}

	/** "Sat 21 Nov, 15:04". */
	public String dayAndClock(Instant time, ZoneId zone) {
		return format(DateFormat.getInstanceForSkeleton("EEEdMMMjm", Icu.locale(ReaderLocale.regional())),
				time.atZone(zone));
	}

	private static String format(DateFormat format, ZonedDateTime time) {
		format.setTimeZone(Icu.zone(time.getZone()));
		return format.format(java.util.Date.from(time.toInstant()));
	}

	// as the page's script says it, which knows no region
	private static Locale locale() {
		return LocaleContextHolder.getLocale();
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
