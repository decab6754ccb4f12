package dev.frontdesk.offers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Sends on what nobody took in time, and ends what is over; one that fails holds up no
 * other.
 */
@Component
class Passing {

	private static final Logger LOG = LoggerFactory.getLogger(Passing.class);

	private final Offers offers;

	private final Apologies apologies;

	private final Silence silence;

	Passing(Offers offers, Apologies apologies, Silence silence) {
		this.offers = offers;
		this.apologies = apologies;
		this.silence = silence;
	}

	void run() {
		this.offers.overdue().forEach((offer) -> alone(() -> this.offers.miss(offer), () -> this.offers.putOff(offer)));
		this.apologies.waiting().forEach((waiting) -> alone(() -> this.apologies.say(waiting), () -> {
		}));
		this.silence.over()
			.forEach((ticket) -> alone(() -> this.silence.end(ticket), () -> this.silence.putOff(ticket)));
		this.silence.silent().forEach((silent) -> alone(() -> this.silence.ask(silent), () -> {
		}));
	}

	private static void alone(Runnable deed, Runnable putOff) {
		try {
			deed.run();
		}
		catch (RuntimeException ex) {
			// Its message may quote what people wrote
			LOG.warn("A chat could not be passed on and is tried again: {}", ex.getClass().getName());
			putOff.run();
		}
	}

}
