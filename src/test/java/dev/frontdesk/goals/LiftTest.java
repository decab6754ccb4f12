package dev.frontdesk.goals;

import dev.frontdesk.goals.Lift.Wilson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LiftTest {

	/** Table II of Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10. */
	@ParameterizedTest
	@CsvSource({ "56, 70, 48, 80, 0.0524, 0.3339", "9, 10, 3, 10, 0.1705, 0.8090", "6, 7, 2, 7, 0.0582, 0.8062",
			"5, 56, 0, 29, -0.0381, 0.1926", "0, 10, 0, 20, -0.1611, 0.2775", "0, 10, 0, 10, -0.2775, 0.2775",
			"10, 10, 0, 20, 0.6791, 1.0000", "10, 10, 0, 10, 0.6075, 1.0000" })
	void differencesHaveThePublishedIntervals(long done, long of, long otherDone, long otherOf, double lower,
			double upper) {
		Lift lift = Lift.between(done, of, otherDone, otherOf);
		assertThat(lift.lower()).isCloseTo(lower, within(0.00006));
		assertThat(lift.upper()).isCloseTo(upper, within(0.00006));
	}

	/** Table I of Newcombe, Statistics in Medicine 17 (1998), 857–872, method 3. */
	@ParameterizedTest
	@CsvSource({ "81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611",
			"1, 29, 0.0061, 0.1718" })
	void sharesHaveThePublishedIntervals(long done, long of, double lower, double upper) {
		Wilson share = Wilson.of(done, of);
		assertThat(share.lower()).isCloseTo(lower, within(0.00006));
		assertThat(share.upper()).isCloseTo(upper, within(0.00006));
	}

	@Test
	void whatMayBeChanceIsNotCertain() {
		assertThat(Lift.between(56, 70, 48, 80).certain()).isTrue();
		assertThat(Lift.between(48, 80, 56, 70).certain()).isTrue();
		assertThat(Lift.between(5, 56, 0, 29).certain()).isFalse();
	}

	@Test
	void thereIsNoShareOfNobody() {
		assertThatThrownBy(() -> Lift.between(0, 0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> Lift.between(3, 2, 1, 2)).isInstanceOf(IllegalArgumentException.class);
	}

}
