package dev.frontdesk.search;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionTimedOutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SearchTooLongTest {

	@Test
	void whatIsNotFoundInTimeIsRefusedAndNothingElseIs() {
		assertThat(SearchTooLong.unless(() -> 7)).isEqualTo(7);
		assertThatExceptionOfType(SearchTooLong.class).isThrownBy(() -> SearchTooLong.unless(() -> {
			throw new QueryTimeoutException("canceled");
		}));
		assertThatExceptionOfType(SearchTooLong.class).isThrownBy(() -> SearchTooLong.unless(() -> {
			throw new TransactionTimedOutException("over");
		}));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> SearchTooLong.unless(() -> {
			throw new DataIntegrityViolationException("another fault");
		}));
	}

}
