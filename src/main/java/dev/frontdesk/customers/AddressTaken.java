package dev.frontdesk.customers;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** An address by which somebody else is known. */
public class AddressTaken extends Refusal {

	private final long customerId;

	private final String field;

	AddressTaken(long customerId, String field) {
		super(HttpStatus.CONFLICT, "customers.address-taken");
		this.customerId = customerId;
		this.field = field;
	}

	/** Whose it is. */
	public long customerId() {
		return this.customerId;
	}

	/** The form field it was typed in. */
	public String field() {
		return this.field;
	}

}
