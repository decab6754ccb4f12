package dev.frontdesk.drafts;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * When to send, as a form says it: a named morning in the writer's or the customer's
 * zone, worked out when the form arrives, or a time of one's own.
 *
 * @param key what the form carries, such as {@code tomorrow-theirs}
 * @param theirs whether it is meant in the customer's zone
 * @param at what it comes to now
 */
public record SendTime(String key, boolean theirs, Instant at) {

	private static final LocalTime MORNING = LocalTime.of(9, 0);

	/**
	 * The mornings to offer; the customer's only where their clock shows another time.
	 */
	public static List<SendTime> offered(Instant now, ZoneId mine, ZoneId theirs) {
		List<SendTime> offered = new ArrayList<>();
		boolean other = !mine.getRules().getOffset(now).equals(theirs.getRules().getOffset(now));
		for (String day : List.of("tomorrow", "monday")) {
			if (day.equals("monday") && now.atZone(mine).getDayOfWeek() == DayOfWeek.SUNDAY) {
				continue;
			}
			offered.add(new SendTime(day + "-mine", false, morning(day, now, mine)));
			if (other) {
				offered.add(new SendTime(day + "-theirs", true, morning(day, now, theirs)));
			}
		}
		return offered;
	}

	/**
	 * @param key one of those offered, or {@code custom}
	 * @param typed the custom time, as {@code 2026-11-23T09:00}
	 * @throws NotThen when it is none
	 */
	public static Instant of(String key, @Nullable String typed, boolean inTheirs, Instant now, ZoneId mine,
			ZoneId theirs) {
		return switch (key) {
			case "tomorrow-mine", "monday-mine" -> morning(key.replace("-mine", ""), now, mine);
			case "tomorrow-theirs", "monday-theirs" -> morning(key.replace("-theirs", ""), now, theirs);
			case "custom" -> typed(typed, inTheirs ? theirs : mine);
			default -> throw new NotThen();
		};
	}

	private static Instant typed(@Nullable String typed, ZoneId zone) {
		try {
			return LocalDateTime.parse((typed != null) ? typed : "").atZone(zone).toInstant();
		}
		catch (DateTimeException ex) {
			throw new NotThen();
		}
	}

	private static Instant morning(String day, Instant now, ZoneId zone) {
		LocalDate today = now.atZone(zone).toLocalDate();
		LocalDate then = day.equals("tomorrow") ? today.plusDays(1)
				: today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
		return then.atTime(MORNING).atZone(zone).toInstant();
	}

	/** The key of its label, without the zone. */
	public String day() {
		return this.key.substring(0, this.key.indexOf('-'));
	}

}
