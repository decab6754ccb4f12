package dev.frontdesk.talks;

import java.util.Locale;

import dev.frontdesk.tickets.KeptFact;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells in the history that the customer goes on by mail. */
@Component
class TalkFacts implements KeptFact {

	private final MessageSource messages;

	TalkFacts(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public String prefix() {
		return ByMail.FACT;
	}

	@Override
	public String label(String name, Locale reader) {
		return this.messages.getMessage("talks.fact.by-mail", null, reader);
	}

	@Override
	public String value(String name, String value, Locale reader) {
		return this.messages.getMessage("talks.fact.by-mail.yes", null, reader);
	}

	@Override
	public boolean isRestorable() {
		return false;
	}

	@Override
	public void restore(Reader.OfDesk by, long number, String cause, String name, @Nullable String was) {
		throw new NotRestored();
	}

}
