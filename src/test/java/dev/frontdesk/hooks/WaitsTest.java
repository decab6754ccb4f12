package dev.frontdesk.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitsTest {

	private static final Instant BEGUN = Instant.parse("2026-11-01T00:00:00Z");

	private final Random random = new Random(7);

	@Test
	void attemptsGoOnForThreeDaysEverMoreSeldomAndThenEnd() {
		Instant now = BEGUN;
		int tries = 1;
		Optional<Instant> next = next(now, tries, Duration.ZERO);
		while (next.isPresent()) {
			assertThat(next.get()).isAfter(now);
			assertThat(Duration.between(now, next.get())).isLessThan(Duration.ofHours(8));
			now = next.get();
			tries++;
			next = next(now, tries, Duration.ZERO);
		}
		assertThat(now).isEqualTo(BEGUN.plus(Waits.PATIENCE));
		assertThat(tries).isBetween(15, 30);
	}

	@Test
	void whatTheFarEndAsksForIsHonouredWithinReason() {
		assertThat(next(BEGUN, 1, Duration.ofMinutes(20)).orElseThrow()).isEqualTo(BEGUN.plus(Duration.ofMinutes(20)));
		assertThat(next(BEGUN, 1, Duration.ofDays(400)).orElseThrow()).isEqualTo(BEGUN.plus(Duration.ofHours(6)));
		assertThat(next(BEGUN, 9, Duration.ofSeconds(1)).orElseThrow()).isAfter(BEGUN.plus(Duration.ofHours(4)));
	}

	private Optional<Instant> next(Instant now, int tries, Duration asked) {
		return Waits.next(BEGUN, now, tries, asked, this.random);
	}

}
