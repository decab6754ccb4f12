package dev.frontdesk.customers;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such customer. */
public class CustomerNotFound extends Refusal {

	public CustomerNotFound() {
		super(HttpStatus.NOT_FOUND, "customers.not-found");
	}

}
