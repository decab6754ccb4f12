package dev.frontdesk.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;

/**
 * When people are at it: the desk in its working hours, customers while they are awake.
 */
final class Hours {

	private static final int DESK_OPENS = 8;

	private static final int DESK_CLOSES = 18;

	private static final int WAKES = 7;

	private static final int SLEEPS = 23;

	private Hours() {
	}

	static boolean works(ZoneId zone, Instant at) {
		ZonedDateTime there = at.atZone(zone);
		return there.getHour() >= DESK_OPENS && there.getHour() < DESK_CLOSES
				&& there.getDayOfWeek() != DayOfWeek.SUNDAY;
	}

	static boolean awake(ZoneId zone, Instant at) {
		int hour = at.atZone(zone).getHour();
		return hour >= WAKES && hour < SLEEPS;
	}

	/** Then, or some minutes after the desk opens next. */
	static Instant atDesk(ZoneId zone, Instant at, Random random) {
		if (works(zone, at)) {
			return at;
		}
		ZonedDateTime there = morning(at.atZone(zone), DESK_OPENS, DESK_CLOSES);
		while (there.getDayOfWeek() == DayOfWeek.SUNDAY) {
			there = there.plusDays(1);
		}
		return there.plusSeconds(120 + random.nextInt(5_400)).toInstant();
	}

	/** Then, or some minutes after the customer gets up. */
	static Instant atHome(ZoneId zone, Instant at, Random random) {
		return awake(zone, at) ? at
				: morning(at.atZone(zone), WAKES, SLEEPS).plusSeconds(300 + random.nextInt(7_200)).toInstant();
	}

	private static ZonedDateTime morning(ZonedDateTime there, int opens, int closes) {
		ZonedDateTime day = (there.getHour() >= closes) ? there.plusDays(1)
				: (there.getHour() < opens) ? there : there.plusDays(1);
		return day.with(LocalTime.of(opens, 0));
	}

}
