package dev.frontdesk.staff;

import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Holds the place of the post until there is one. */
@Component
class Unposted implements Mailbag {

	private static final Logger log = LoggerFactory.getLogger(Unposted.class);

	@Override
	public void send(String to, Locale locale, String subject, String text) {
		log.warn("A letter could not be sent: there is no post");
	}

}
