package dev.frontdesk.tickets;

import java.util.function.Supplier;

/**
 * Why something is done, told once for all the verbs that do it: the history then says
 * so, unless a verb is given a cause of its own.
 */
public final class Because {

	private static final ScopedValue<String> CAUSE = ScopedValue.newInstance();

	private Because() {
	}

	/**
	 * @param cause its kind, the id and, where it has one, its name at that time, such as
	 * {@code macro:7:Refund}
	 */
	public static <T> T of(String cause, Supplier<T> deed) {
		return ScopedValue.where(CAUSE, cause).call(deed::get);
	}

	static String now() {
		return CAUSE.orElse("");
	}

}
