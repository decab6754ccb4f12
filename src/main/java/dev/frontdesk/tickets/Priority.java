package dev.frontdesk.tickets;

import dev.frontdesk.customers.Tier;

/** What should be taken first, least first. */
public enum Priority {

	LOW, NORMAL, HIGH, URGENT;

	/**
	 * Urgency × impact × importance as a sum of their steps, after ITIL's priority
	 * matrix: two normals of a standard customer are normal; a gold customer counts one
	 * step more, and nothing exceeds urgent.
	 */
	public static Priority from(Level urgency, Level impact, Tier importance) {
		int steps = urgency.steps() + impact.steps() + ((importance == Tier.GOLD) ? 1 : 0);
		if (steps <= 1) {
			return LOW;
		}
		return switch (steps) {
			case 2 -> NORMAL;
			case 3 -> HIGH;
			default -> URGENT;
		};
	}

}
