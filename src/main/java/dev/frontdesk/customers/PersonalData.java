package dev.frontdesk.customers;

import java.util.List;

/**
 * What a module holds about a customer and how it is forgotten. Each module that keeps
 * personal data gives one bean.
 */
public interface PersonalData {

	/** The module's own name for it, such as {@code chat}; message keys start with it. */
	String key();

	/** Every datum held about this customer. */
	List<Datum> of(long customerId);

	/**
	 * Forgets all of it that no law obliges us to keep, in the caller's transaction.
	 * @return how many rows were erased or made anonymous
	 */
	int erase(long customerId);

	/**
	 * @param what the message key of what it is
	 * @param value as a person reads it
	 */
	record Datum(String what, String value) {
	}

}
