package dev.frontdesk.notifications;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WishesTest {

	private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

	private static final Wishes.Rest NIGHT = new Wishes.Rest(LocalTime.of(22, 0), LocalTime.of(7, 0));

	@Test
	void whatComesAtNightWaitsForTheMorning() {
		Wishes wishes = quiet(Map.of(DayOfWeek.MONDAY, NIGHT), false);
		assertThat(open(wishes, "2026-11-23T21:59")).isEqualTo("2026-11-23T21:59");
		assertThat(open(wishes, "2026-11-23T22:00")).isEqualTo("2026-11-24T07:00");
		assertThat(open(wishes, "2026-11-24T06:59")).isEqualTo("2026-11-24T07:00");
		assertThat(open(wishes, "2026-11-24T07:00")).isEqualTo("2026-11-24T07:00");
		assertThat(open(wishes, "2026-11-24T22:30")).isEqualTo("2026-11-24T22:30");
	}

	@Test
	void oneQuietThatBeginsBeforeAnotherEndsGoesOn() {
		Wishes.Rest day = new Wishes.Rest(LocalTime.of(6, 0), LocalTime.of(6, 0));
		Wishes wishes = quiet(Map.of(DayOfWeek.FRIDAY, NIGHT, DayOfWeek.SATURDAY, day, DayOfWeek.SUNDAY, day), false);
		assertThat(open(wishes, "2026-11-27T23:00")).isEqualTo("2026-11-30T06:00");
	}

	@Test
	void aWeekOfQuietHasNoEndButHoldsNothingUpForEver() {
		Wishes.Rest day = new Wishes.Rest(LocalTime.NOON, LocalTime.NOON);
		Wishes wishes = quiet(
				Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), (one) -> day)), false);
		assertThat(open(wishes, "2026-11-23T13:00")).startsWith("2026-1");
	}

	@Test
	void quietHoursFollowTheClocksOfTheZone() {
		Wishes wishes = quiet(Map.of(DayOfWeek.SATURDAY, NIGHT), false);
		assertThat(wishes.open(NoticeKind.RETURNED, Instant.parse("2026-03-28T22:00:00Z"), BUDAPEST))
			.isEqualTo(Instant.parse("2026-03-29T05:00:00Z"));
	}

	@Test
	void whatIsUrgentPassesIfItMay() {
		Instant night = Instant.parse("2026-11-23T22:30:00Z");
		assertThat(quiet(Map.of(DayOfWeek.MONDAY, NIGHT), true).open(NoticeKind.MENTIONED, night, BUDAPEST))
			.isEqualTo(night);
		assertThat(quiet(Map.of(DayOfWeek.MONDAY, NIGHT), false).open(NoticeKind.MENTIONED, night, BUDAPEST))
			.isAfter(night);
		assertThat(quiet(Map.of(DayOfWeek.MONDAY, NIGHT), true).open(NoticeKind.RETURNED, night, BUDAPEST))
			.isAfter(night);
	}

	@Test
	void aWishOverrulesWhatIsUsual() {
		Wishes wishes = new Wishes(Map.of(NoticeKind.ASSIGNED, Set.of(Way.MAIL)), Map.of(), true, Duration.ZERO,
				Wishes.PushSays.SUBJECT);
		assertThat(wishes.wants(NoticeKind.ASSIGNED, Way.MAIL)).isTrue();
		assertThat(wishes.wants(NoticeKind.ASSIGNED, Way.PAGE)).isFalse();
		assertThat(wishes.wants(NoticeKind.MENTIONED, Way.PAGE)).isTrue();
	}

	private static String open(Wishes wishes, String local) {
		Instant at = java.time.LocalDateTime.parse(local).atZone(BUDAPEST).toInstant();
		return wishes.open(NoticeKind.RETURNED, at, BUDAPEST).atZone(BUDAPEST).toLocalDateTime().toString();
	}

	private static Wishes quiet(Map<DayOfWeek, Wishes.Rest> rest, boolean urgentPasses) {
		return new Wishes(Map.of(), rest, urgentPasses, Duration.ZERO, Wishes.PushSays.SUBJECT);
	}

}
