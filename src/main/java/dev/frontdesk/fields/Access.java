package dev.frontdesk.fields;

/** Who sees a field's value on a ticket of theirs, and who gives it. */
public enum Access {

	AGENTS, CUSTOMERS_SEE, CUSTOMERS_EDIT;

	public boolean seenByCustomers() {
		return this != AGENTS;
	}

	public boolean filledByCustomers() {
		return this == CUSTOMERS_EDIT;
	}

}
