package dev.frontdesk.post;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Mail cannot be sent to what was given as an address. */
public class AddressRefused extends Refusal {

	AddressRefused() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "post.address-refused");
	}

}
