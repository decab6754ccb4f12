package dev.frontdesk.customers;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** No organisation has this id. */
public class OrganisationNotFound extends Refusal {

	OrganisationNotFound() {
		super(HttpStatus.NOT_FOUND, "customers.organisation-not-found");
	}

}
