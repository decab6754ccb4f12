package dev.frontdesk.intake;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;

/** What is wrong with a form, by field, in the reader's language; the first of each. */
final class Complaints {

	private final Map<String, String> found = new LinkedHashMap<>();

	private final MessageSource messages;

	private final Locale reader;

	Complaints(MessageSource messages, Locale reader) {
		this.messages = messages;
		this.reader = reader;
	}

	void add(String field, String key, Object... arguments) {
		say(field, this.messages.getMessage(key, arguments, this.reader));
	}

	void say(String field, String text) {
		this.found.putIfAbsent(field, text);
	}

	/** What was read, or null with a complaint at the field. */
	<T> @Nullable T at(String field, Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (Refusal ex) {
			add(field, ex.key(), ex.arguments());
			return null;
		}
	}

	boolean any() {
		return !this.found.isEmpty();
	}

	Map<String, String> all() {
		return this.found;
	}

}
