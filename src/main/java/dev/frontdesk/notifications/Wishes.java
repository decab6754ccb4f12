package dev.frontdesk.notifications;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How one agent wishes to be told.
 *
 * @param ways where they differ from what is usual
 * @param rest the quiet hours that begin on a weekday
 * @param urgentPasses whether what is urgent disturbs quiet hours
 * @param digest how long letters wait for more
 */
record Wishes(Map<NoticeKind, Set<Way>> ways, Map<DayOfWeek, Rest> rest, boolean urgentPasses, Duration digest,
		PushSays pushSays) {

	static final int USUAL_DIGEST = 5;

	Wishes {
		ways = Map.copyOf(ways);
		rest = rest.isEmpty() ? Map.of() : new EnumMap<>(rest);
	}

	static Wishes usual() {
		return new Wishes(Map.of(), Map.of(), true, Duration.ofMinutes(USUAL_DIGEST), PushSays.SUBJECT);
	}

	public boolean wants(NoticeKind kind, Way way) {
		Set<Way> wished = this.ways.get(kind);
		return (wished != null) ? wished.contains(way) : kind.usually(way);
	}

	/** When the agent may be disturbed with it: at that time, or when the quiet ends. */
	Instant open(NoticeKind kind, Instant at, ZoneId zone) {
		return (kind.urgent() && this.urgentPasses) ? at : open(at, zone);
	}

	private Instant open(Instant at, ZoneId zone) {
		Instant open = at;
		// One quiet may begin before another ends; a week of nothing else has no end
		for (int day = 0; day < 8; day++) {
			Instant later = endOfRest(open, zone);
			if (later.equals(open)) {
				return open;
			}
			open = later;
		}
		return open;
	}

	private Instant endOfRest(Instant at, ZoneId zone) {
		LocalDate today = at.atZone(zone).toLocalDate();
		Instant end = at;
		for (LocalDate day : new LocalDate[] { today.minusDays(1), today }) {
			Rest quiet = this.rest.get(day.getDayOfWeek());
			if (quiet != null && !at.isBefore(quiet.begins(day, zone)) && at.isBefore(quiet.ends(day, zone))) {
				Instant ends = quiet.ends(day, zone);
				end = ends.isAfter(end) ? ends : end;
			}
		}
		return end;
	}

	/** What a push may say where others can see it. */
	enum PushSays {

		NUMBER, SUBJECT, TEXT

	}

	/** Until a later time, or one of the next day; the same time means a whole day. */
	record Rest(LocalTime from, LocalTime until) {

		Instant begins(LocalDate day, ZoneId zone) {
			return ZonedDateTime.of(day, this.from, zone).toInstant();
		}

		Instant ends(LocalDate day, ZoneId zone) {
			LocalDate last = this.until.isAfter(this.from) ? day : day.plusDays(1);
			return ZonedDateTime.of(last, this.until, zone).toInstant();
		}

	}

}
