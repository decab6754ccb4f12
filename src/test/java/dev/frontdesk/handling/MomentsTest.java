package dev.frontdesk.handling;

import java.time.Instant;
import java.time.ZoneId;

import dev.frontdesk.web.InvalidText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MomentsTest {

	private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

	@Test
	void aTuesdayMorningOffersTodayAndTomorrowByTheAgentsClock() {
		Instant tuesday = Instant.parse("2026-11-24T09:07:00Z");
		assertThat(Moments.promises(tuesday, BUDAPEST))
			.containsEntry("two-hours", Instant.parse("2026-11-24T11:15:00Z"))
			.containsEntry("evening", Instant.parse("2026-11-24T16:00:00Z"))
			.containsEntry("tomorrow", Instant.parse("2026-11-25T08:00:00Z"));
	}

	@Test
	void theEndOfADayThatIsOverIsNotOffered() {
		assertThat(Moments.promises(Instant.parse("2026-11-24T15:45:00Z"), BUDAPEST)).doesNotContainKey("evening");
	}

	@Test
	void nobodyPromisesASaturday() {
		Instant friday = Instant.parse("2026-11-27T09:00:00Z");
		assertThat(Moments.promises(friday, BUDAPEST)).doesNotContainKey("tomorrow")
			.containsEntry("monday", Instant.parse("2026-11-30T08:00:00Z"));
		assertThat(Moments.naps(friday, BUDAPEST)).containsKey("tomorrow");
	}

	@Test
	void anHourThatTheClocksSkipIsTheNext() {
		assertThat(Moments.chosen(null, "2027-03-28T02:30", BUDAPEST)).isEqualTo("2027-03-28T01:30:00Z");
	}

	@Test
	void whatIsNoTimeIsSaidAtItsField() {
		assertThatThrownBy(() -> Moments.chosen("", "tomorrow", BUDAPEST)).isInstanceOfSatisfying(InvalidText.class,
				(ex) -> assertThat(ex.field()).isEqualTo("custom"));
	}

}
