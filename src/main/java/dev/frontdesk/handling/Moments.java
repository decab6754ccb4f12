package dev.frontdesk.handling;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

/** Times an agent is likely to mean, on their own clock. */
final class Moments {

	private static final LocalTime MORNING = LocalTime.of(9, 0);

	private static final LocalTime EVENING = LocalTime.of(17, 0);

	private Moments() {
	}

	/**
	 * When to write again: later today, at the day's end while it is not near, tomorrow.
	 */
	static Map<String, Instant> promises(Instant now, ZoneId zone) {
		return likely(now, zone, true);
	}

	/** When to see it again. */
	static Map<String, Instant> naps(Instant now, ZoneId zone) {
		return likely(now, zone, false);
	}

	private static Map<String, Instant> likely(Instant now, ZoneId zone, boolean promise) {
		ZonedDateTime here = now.atZone(zone);
		Map<String, Instant> moments = new LinkedHashMap<>();
		moments.put("two-hours", round(here.plusHours(2)).toInstant());
		ZonedDateTime evening = here.with(EVENING);
		if (isWorkday(here) && Duration.between(here, evening).toMinutes() > 30) {
			moments.put("evening", evening.toInstant());
		}
		ZonedDateTime tomorrow = here.plusDays(1).with(MORNING);
		if (!promise || isWorkday(tomorrow)) {
			moments.put("tomorrow", tomorrow.toInstant());
		}
		if (promise && isWorkday(tomorrow)) {
			moments.put("tomorrow-evening", tomorrow.with(EVENING).toInstant());
		}
		moments.put("monday", here.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(MORNING).toInstant());
		if (!promise) {
			moments.put("week", here.plusWeeks(1).with(MORNING).toInstant());
		}
		// On a Sunday tomorrow is Monday, too
		Set<Instant> offered = new HashSet<>();
		moments.values().removeIf((moment) -> !offered.add(moment));
		return moments;
	}

	private static boolean isWorkday(ZonedDateTime day) {
		return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
	}

	// To the next quarter, as people name times
	private static ZonedDateTime round(ZonedDateTime time) {
		ZonedDateTime minute = time.truncatedTo(ChronoUnit.MINUTES);
		return minute.plusMinutes((15 - minute.getMinute() % 15) % 15);
	}

	/**
	 * A preset's instant, or else a date and time of the agent's clock.
	 * @throws InvalidText naming {@code custom} when it is neither
	 */
	static Instant chosen(@Nullable String at, @Nullable String custom, ZoneId zone) {
		try {
			if (at != null && !at.isBlank()) {
				return Instant.parse(at);
			}
			if (custom != null && !custom.isBlank()) {
				return LocalDateTime.parse(custom.strip()).atZone(zone).toInstant();
			}
		}
		catch (DateTimeParseException ex) {
			// said below
		}
		throw new InvalidText("custom", "handling.time.unclear");
	}

	/** What a date and time field shows. */
	static String typed(Instant time, ZoneId zone) {
		return time.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
	}

}
