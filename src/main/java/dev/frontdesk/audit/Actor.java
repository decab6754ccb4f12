package dev.frontdesk.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who acts: a person of the desk or a customer by id, a rule by id, or the system itself.
 */
public record Actor(Kind kind, @Nullable Long id) {

	public enum Kind {

		AGENT, CUSTOMER, BOT, RULE, APP, SYSTEM

	}

	public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

	public static Actor agent(long id) {
		return new Actor(Kind.AGENT, id);
	}

	public static Actor customer(long id) {
		return new Actor(Kind.CUSTOMER, id);
	}

	public static Actor rule(long id) {
		return new Actor(Kind.RULE, id);
	}

}
