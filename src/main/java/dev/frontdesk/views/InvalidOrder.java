package dev.frontdesk.views;

import dev.frontdesk.web.Fault;
import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Nothing that a list can be sorted by. */
public class InvalidOrder extends Refusal {

	InvalidOrder() {
		super(HttpStatus.BAD_REQUEST, "web.parameter.value");
	}

	@Override
	public Fault fault() {
		return Fault.parameter("order");
	}

}
