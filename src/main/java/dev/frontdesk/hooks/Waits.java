package dev.frontdesk.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long until the next attempt: three times as long as before, and not to the second.
 */
final class Waits {

	static final Duration PATIENCE = Duration.ofDays(3);

	private static final Duration FIRST = Duration.ofSeconds(10);

	private static final Duration LONGEST = Duration.ofHours(6);

	private static final double JITTER = 0.2;

	private Waits() {
	}

	/**
	 * When to try again; never, once three days are over.
	 * @param tries how many there were
	 * @param asked how long the far end asked to be left alone
	 */
	static Optional<Instant> next(Instant begun, Instant now, int tries, Duration asked, RandomGenerator random) {
		Instant end = begun.plus(PATIENCE);
		if (!now.isBefore(end)) {
			return Optional.empty();
		}
		double spread = 1 + JITTER * (2 * random.nextDouble() - 1);
		Duration own = Duration.ofMillis((long) (usual(tries).toMillis() * spread));
		Duration wait = longer(own, shorter(asked, LONGEST));
		Instant next = now.plus(wait);
		return Optional.of(next.isAfter(end) ? end : next);
	}

	static Duration usual(int tries) {
		Duration wait = FIRST;
		for (int i = 1; i < tries && wait.compareTo(LONGEST) < 0; i++) {
			wait = wait.multipliedBy(3);
		}
		return shorter(wait, LONGEST);
	}

	static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

}
