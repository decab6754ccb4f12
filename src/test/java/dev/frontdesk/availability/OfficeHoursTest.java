package dev.frontdesk.availability;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.frontdesk.web.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OfficeHoursTest {

	private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

	private final OfficeHours hours = new OfficeHours(BUDAPEST,
			Map.of(DayOfWeek.MONDAY, List.of("09:00-12:00", "13:00-17:00"), DayOfWeek.FRIDAY, List.of("22:00-24:00"),
					DayOfWeek.SATURDAY, List.of("00:00-02:00")),
			OfficeHours.holidays("holidays", "2026-11-30 Inventory\n\n12-25"));

	@Test
	void itIsOpenFromTheFirstMinuteOfASpanToTheLast() {
		assertThat(this.hours.isOpen(Instant.parse("2026-11-23T08:00:00Z"))).isTrue();
		assertThat(this.hours.isOpen(Instant.parse("2026-11-23T10:59:59Z"))).isTrue();
		assertThat(this.hours.isOpen(Instant.parse("2026-11-23T11:00:00Z"))).isFalse();
		assertThat(this.hours.isOpen(Instant.parse("2026-11-24T09:00:00Z"))).isFalse();
	}

	@Test
	void itOpensNextAfterTheBreakTheNightAndTheHoliday() {
		assertThat(this.hours.opens(Instant.parse("2026-11-23T11:30:00Z")))
			.contains(Instant.parse("2026-11-23T12:00:00Z"));
		assertThat(this.hours.opens(Instant.parse("2026-11-23T12:30:00Z")))
			.contains(Instant.parse("2026-11-23T12:30:00Z"));
		assertThat(this.hours.opens(Instant.parse("2026-11-23T16:00:00Z")))
			.contains(Instant.parse("2026-11-27T21:00:00Z"));
		assertThat(this.hours.opens(Instant.parse("2026-11-28T01:00:00Z"))).as("not on the day of inventory")
			.contains(Instant.parse("2026-12-04T21:00:00Z"));
	}

	@Test
	void anEveningThatGoesOnAfterMidnightIsOneSpan() {
		assertThat(this.hours.isOpen(Instant.parse("2026-11-27T22:59:59Z"))).isTrue();
		assertThat(this.hours.isOpen(Instant.parse("2026-11-27T23:00:00Z"))).isTrue();
		assertThat(this.hours.isOpen(Instant.parse("2026-12-25T21:30:00Z"))).as("Christmas of every year").isFalse();
	}

	@Test
	void clocksThatJumpMoveTheOpening() {
		OfficeHours early = new OfficeHours(BUDAPEST, Map.of(DayOfWeek.SUNDAY, List.of("02:30-09:00")), List.of());
		assertThat(early.opens(Instant.parse("2027-03-27T12:00:00Z"))).contains(Instant.parse("2027-03-28T01:30:00Z"));
		assertThat(early.opens(Instant.parse("2027-03-28T12:00:00Z"))).contains(Instant.parse("2027-04-04T00:30:00Z"));
	}

	@Test
	void whatNeverOpensPromisesNothing() {
		assertThat(new OfficeHours(BUDAPEST, Map.of(), List.of()).opens(Instant.parse("2026-11-23T11:30:00Z")))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "24.12.2026", "2026-02-30", "13-01", "<script>", "2026-12-24Christmas" })
	void whatIsNoDayIsRefused(String line) {
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> OfficeHours.holidays("holidays", line));
	}

}
