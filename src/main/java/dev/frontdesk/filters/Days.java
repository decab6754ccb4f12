package dev.frontdesk.filters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Days that are the same in every zone, kept as noon in UTC; what is asked of them is
 * asked of whole days.
 */
public final class Days {

	private Days() {
	}

	public static Instant noon(LocalDate day) {
		return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
	}

	public static LocalDate of(Instant noon) {
		return noon.atOffset(ZoneOffset.UTC).toLocalDate();
	}

	/**
	 * What "now" means to a field: today counts as the last of some days, not as past.
	 */
	static Instant now(TicketField field, Operator operator, Instant now) {
		if (!field.days()) {
			return now;
		}
		Instant today = noon(of(now));
		return (operator == Operator.PAST) ? today.minusMillis(1) : today;
	}

	/** The day that "before" or "after" this time means. */
	static LocalDate meant(Operator operator, Instant at) {
		LocalDate day = of(at);
		if (operator == Operator.AFTER) {
			return at.isBefore(noon(day)) ? day.minusDays(1) : day;
		}
		return at.isAfter(noon(day)) ? day.plusDays(1) : day;
	}

}
