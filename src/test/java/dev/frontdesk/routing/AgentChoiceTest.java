package dev.frontdesk.routing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.frontdesk.routing.AgentChoice.Candidate;
import dev.frontdesk.routing.AgentChoice.Lack;
import dev.frontdesk.routing.AgentChoice.Need;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgentChoiceTest {

	private static final Need CHAT = new Need("th", false, null, true);

	private static final Need LETTER = new Need("th", false, null, false);

	private static final Candidate ANNA = new Candidate(1, "Anna", Set.of("en", "th"), Set.of("returns"), true, true, 4,
			2, 3, Instant.EPOCH);

	private static final Candidate BELA = new Candidate(2, "Béla", Set.of("en", "hu"), Set.of(), true, true, 1, 0, 3,
			Instant.EPOCH);

	@Test
	void aSpeakerOfTheLanguageIsPreferredToOneWithLessToDo() {
		assertThat(picked(CHAT, BELA, ANNA)).isEqualTo("Anna");
	}

	@Test
	void withoutASpeakerTheLeastLoadedTakesIt() {
		Candidate idle = new Candidate(3, "Cili", Set.of("en"), Set.of(), true, true, 0, 0, 3, Instant.EPOCH);
		assertThat(picked(LETTER, BELA, idle)).isEqualTo("Cili");
	}

	@Test
	void forAChatThoseInChatsCountBeforeTheRest() {
		Candidate letters = new Candidate(3, "Cili", Set.of("hu"), Set.of(), true, true, 40, 1, 3, Instant.EPOCH);
		Candidate chats = new Candidate(4, "Dóra", Set.of("hu"), Set.of(), true, true, 2, 2, 3, Instant.EPOCH);
		assertThat(picked(CHAT, chats, letters)).isEqualTo("Cili");
		assertThat(picked(LETTER, chats, letters)).isEqualTo("Dóra");
	}

	@Test
	void nobodyIsGivenAChatBeyondTheirCapacity() {
		Candidate full = new Candidate(3, "Cili", Set.of("th"), Set.of(), true, true, 3, 3, 3, Instant.EPOCH);
		Candidate over = new Candidate(4, "Dóra", Set.of("th"), Set.of(), true, true, 9, 9, 3, Instant.EPOCH);
		Candidate none = new Candidate(5, "Emil", Set.of("th"), Set.of(), true, true, 0, 0, 0, Instant.EPOCH);
		assertThat(AgentChoice.pick(List.of(full, over, none), CHAT).lack()).isEqualTo(Lack.ALL_BUSY);
		assertThat(picked(LETTER, full)).isEqualTo("Cili");
		assertThat(picked(CHAT, full, BELA)).isEqualTo("Béla");
	}

	@Test
	void whoIsAwayOrTakesNothingIsNotAsked() {
		Candidate offline = new Candidate(3, "Cili", Set.of("th"), Set.of(), true, false, 0, 0, 3, Instant.EPOCH);
		Candidate busy = new Candidate(4, "Dóra", Set.of("th"), Set.of(), false, true, 0, 0, 3, Instant.EPOCH);
		assertThat(AgentChoice.pick(List.of(offline, busy), CHAT).lack()).isEqualTo(Lack.NOBODY_HERE);
		assertThat(AgentChoice.pick(List.of(), CHAT).lack()).isEqualTo(Lack.NOBODY_HERE);
	}

	@Test
	void aNeededLanguageOrSkillIsNeverWaived() {
		assertThat(AgentChoice.pick(List.of(BELA), new Need("th", true, null, true)).lack())
			.isEqualTo(Lack.NOBODY_FITS);
		assertThat(AgentChoice.pick(List.of(BELA), new Need("hu", false, "returns", true)).lack())
			.isEqualTo(Lack.NOBODY_FITS);
		assertThat(picked(new Need("th", true, "returns", true), BELA, ANNA)).isEqualTo("Anna");
	}

	@Test
	void amongEqualsWhoWasGivenOneLongestAgoThenTheOldestColleague() {
		Candidate lately = new Candidate(1, "Late", Set.of("th"), Set.of(), true, true, 1, 1, 3,
				Instant.parse("2026-01-02T00:00:00Z"));
		Candidate before = new Candidate(9, "Early", Set.of("th"), Set.of(), true, true, 1, 1, 3,
				Instant.parse("2026-01-01T00:00:00Z"));
		Candidate twin = new Candidate(8, "Twin", Set.of("th"), Set.of(), true, true, 1, 1, 3,
				Instant.parse("2026-01-01T00:00:00Z"));
		assertThat(picked(CHAT, lately, before)).isEqualTo("Early");
		assertThat(picked(CHAT, lately, before, twin)).isEqualTo("Twin");
	}

	private static String picked(Need need, Candidate... team) {
		return Objects.requireNonNull(AgentChoice.pick(List.of(team), need).agent()).name();
	}

}
