package dev.frontdesk.inbox;

/**
 * A part of a thread, by the places in it.
 *
 * @param after only what came later
 * @param before only what came earlier
 * @param order which of it is taken where a page does not hold all
 */
record Stretch(long after, long before, Order order) {

	enum Order {

		LATEST, EARLIEST, ALL

	}

	static Stretch latest() {
		return before(Long.MAX_VALUE);
	}

	static Stretch before(long place) {
		return new Stretch(0, place, Order.LATEST);
	}

	/** Whoever asks for what is new must get all of it. */
	static Stretch since(long place) {
		return new Stretch(place, Long.MAX_VALUE, (place > 0) ? Order.ALL : Order.LATEST);
	}

	/** The next page on the way down from an earlier place. */
	static Stretch from(long place) {
		return new Stretch(place, Long.MAX_VALUE, Order.EARLIEST);
	}

	boolean upwards() {
		return this.order != Order.EARLIEST;
	}

	int rows() {
		return (this.order == Order.ALL) ? Integer.MAX_VALUE : ThreadScreens.PAGE + 1;
	}

}
