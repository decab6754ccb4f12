package dev.frontdesk.customers;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Not an address mail can be sent to. */
public class InvalidEmail extends Refusal {

	InvalidEmail() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "customers.invalid-email");
	}

}
