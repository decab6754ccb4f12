package dev.frontdesk.offers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Sends on what nobody took in time; one that fails holds up no other. */
@Component
class Passing {

	private static final Logger LOG = LoggerFactory.getLogger(Passing.class);

	private final Offers offers;

	private final Apologies apologies;

	Passing(Offers offers, Apologies apologies) {
		this.offers = offers;
		this.apologies = apologies;
	}

	void run() {
		this.offers.overdue().forEach((offer) -> alone(() -> this.offers.miss(offer)));
		this.apologies.waiting().forEach((waiting) -> alone(() -> this.apologies.say(waiting)));
	}

	private static void alone(Runnable deed) {
		try {
			deed.run();
		}
		catch (RuntimeException ex) {
			// Its message may quote what people wrote
			LOG.warn("A chat could not be passed on and is tried again: {}", ex.getClass().getName());
		}
	}

}
