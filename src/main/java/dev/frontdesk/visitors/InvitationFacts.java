package dev.frontdesk.visitors;

import java.util.Locale;

import dev.frontdesk.tickets.KeptFact;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells in the history that the desk spoke first. */
@Component
class InvitationFacts implements KeptFact {

	static final String FACT = "visitors.begun";

	private final MessageSource messages;

	InvitationFacts(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public String prefix() {
		return FACT;
	}

	@Override
	public String label(String name, Locale reader) {
		return this.messages.getMessage("visitors.fact", null, reader);
	}

	@Override
	public String value(String name, String value, Locale reader) {
		return this.messages.getMessage("visitors.fact.begun", new Object[] { value }, reader);
	}

	@Override
	public boolean isRestorable() {
		return false;
	}

	@Override
	public void restore(Reader.OfDesk by, long number, String cause, String name, @Nullable String was) {
		throw InvitationRefused.over();
	}

}
