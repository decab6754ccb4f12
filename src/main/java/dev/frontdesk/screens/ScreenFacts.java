package dev.frontdesk.screens;

import java.util.Locale;

import dev.frontdesk.tickets.KeptFact;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells in the history what became of a screen that was asked for. */
@Component
class ScreenFacts implements KeptFact {

	private static final int MINUTE = 60;

	private final MessageSource messages;

	ScreenFacts(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public String prefix() {
		return Shares.FACT;
	}

	@Override
	public String label(String name, Locale reader) {
		return say("screens.fact", reader);
	}

	@Override
	public String value(String name, String value, Locale reader) {
		String[] parts = value.split(":", 3);
		return switch (parts[0]) {
			case "started", "declined", "unanswered" ->
				say("screens.fact." + parts[0], reader, value.substring(parts[0].length() + 1));
			case "ended" -> say("screens.fact.ended", reader, lasted(Long.parseLong(parts[1]), reader),
					say("screens.ending." + parts[2], reader));
			case "failed" -> say("screens.fact.failed", reader, say("screens.ending." + parts[1], reader));
			default -> say("screens.fact.picture", reader);
		};
	}

	private String lasted(long seconds, Locale reader) {
		return (seconds < MINUTE) ? say("screens.fact.seconds", reader, Math.max(1, seconds))
				: say("screens.fact.minutes", reader, Math.round(seconds / (double) MINUTE));
	}

	@Override
	public boolean isRestorable() {
		return false;
	}

	@Override
	public void restore(Reader.OfDesk by, long number, String cause, String name, @Nullable String was) {
		throw ShareRefused.notRestored();
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

}
