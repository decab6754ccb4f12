package dev.frontdesk.staff;

import java.util.Locale;

/** Takes letters to the post. */
interface Mailbag {

	void send(String to, Locale locale, String subject, String text);

}
