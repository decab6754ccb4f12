package dev.frontdesk.drafts;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Something among the recipients is no address. */
public class NoAddress extends Refusal {

	private NoAddress(String key, Object... arguments) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
	}

	static NoAddress of(String typed) {
		return new NoAddress("drafts.no-address", typed.substring(0, Math.min(typed.length(), 80)));
	}

	static NoAddress missing() {
		return new NoAddress("drafts.no-recipient");
	}

}
