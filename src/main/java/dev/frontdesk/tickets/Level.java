package dev.frontdesk.tickets;

/** How urgent something is, or how widely it is felt. */
public enum Level {

	LOW(0), NORMAL(1), HIGH(2);

	private final int steps;

	Level(int steps) {
		this.steps = steps;
	}

	int steps() {
		return this.steps;
	}

}
