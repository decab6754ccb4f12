package dev.frontdesk.search;

import java.util.function.Supplier;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionTimedOutException;

/** A query that would keep the database busy for longer than it may. */
public class SearchTooLong extends SearchRefused {

	SearchTooLong() {
		super("search.refused.takes-too-long");
	}

	/** Says so where the transaction's time is over. */
	static <T> T unless(Supplier<T> deed) {
		try {
			return deed.get();
		}
		catch (QueryTimeoutException | TransactionTimedOutException ex) {
			throw new SearchTooLong();
		}
	}

}
