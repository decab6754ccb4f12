package dev.frontdesk.offers;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Somebody else has it, or it went on to the next. */
class OfferGone extends Refusal {

	OfferGone() {
		super(HttpStatus.CONFLICT, "offers.gone");
	}

}
