package dev.frontdesk.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LimitsTest {

	private final Limits limits = new Limits(1);

	@Test
	void oneActTooManyIsRefusedAndSaysWhenToComeBack() {
		for (int i = 0; i < 3; i++) {
			this.limits.spend("sign-in", "a", 3, Duration.ofMinutes(1));
		}
		assertThatExceptionOfType(TooManyRequests.class)
			.isThrownBy(() -> this.limits.spend("sign-in", "a", 3, Duration.ofMinutes(1)))
			.satisfies((refusal) -> assertThat(refusal.retryAfterSeconds()).isBetween(1L, 21L));
	}

	@Test
	void everyPersonAndEveryActHasABucketOfItsOwn() {
		this.limits.spend("sign-in", "a", 1, Duration.ofMinutes(1));
		assertThatCode(() -> {
			this.limits.spend("sign-in", "b", 1, Duration.ofMinutes(1));
			this.limits.spend("message", "a", 1, Duration.ofMinutes(1));
		}).doesNotThrowAnyException();
	}

}
