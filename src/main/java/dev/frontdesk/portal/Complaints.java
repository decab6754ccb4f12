package dev.frontdesk.portal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is wrong with a form, beside its fields and in the reader's words. */
@Component
class Complaints {

	private final MessageSource messages;

	Complaints(MessageSource messages) {
		this.messages = messages;
	}

	Found none() {
		return new Found(new LinkedHashMap<>(), new LinkedHashMap<>());
	}

	Found about(String field, Refusal refusal, Locale reader) {
		Found found = none();
		add(found, field, refusal, reader);
		return found;
	}

	void add(Found found, String field, Refusal refusal, Locale reader) {
		add(found, field, refusal.key(), reader, refusal.arguments());
	}

	void add(Found found, String field, String key, Locale reader, Object... arguments) {
		found.byField.putIfAbsent(field, this.messages.getMessage(key, arguments, reader));
	}

	/** A field of a form, by the id of its input, under its own name. */
	void add(Found found, String id, String name, String text) {
		found.byField.putIfAbsent(id, text);
		found.names.put(id, name);
	}

	/**
	 * In the order of the fields.
	 *
	 * @param names of those that admins named
	 */
	public record Found(Map<String, String> byField, Map<String, String> names) {

		public boolean any() {
			return !this.byField.isEmpty();
		}

		public @Nullable String of(String field) {
			return this.byField.get(field);
		}

	}

}
