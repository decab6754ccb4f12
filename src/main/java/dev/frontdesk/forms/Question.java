package dev.frontdesk.forms;

import java.util.List;

import dev.frontdesk.fields.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * A field as a form asks for it: {@code forms/question} draws it at every door.
 *
 * @param name of the input, such as {@code fields.order-number}
 * @param required when the form is sent; or before which status, as {@code hint} says
 * @param hint when it is needed later; empty otherwise
 * @param typed what stands there: one text, or the keys of what is chosen
 * @param written the value it was drawn from, to tell whether it changed since
 * @param shown whether its condition holds
 * @param conditional whether it has one
 * @param error what is wrong with it; null when nothing is
 */
public record Question(String key, String name, FieldType type, String label, String help, boolean required,
		String hint, List<Option> options, List<String> typed, String written, boolean shown, boolean conditional,
		@Nullable String error) {

	public Question with(@Nullable String error) {
		return new Question(this.key, this.name, this.type, this.label, this.help, this.required, this.hint,
				this.options, this.typed, this.written, this.shown, this.conditional, error);
	}

	public String text() {
		return this.typed.isEmpty() ? "" : this.typed.getFirst();
	}

	/** The id of its input. */
	public String id() {
		return "field-" + this.key;
	}

	public boolean ticked() {
		return this.typed.contains("true");
	}

	/** The ids of what describes it; null for nothing. */
	public @Nullable String described() {
		String ids = ((this.error != null) ? id() + "-error " : "") + (this.help.isEmpty() ? "" : id() + "-help ")
				+ (this.hint.isEmpty() ? "" : id() + "-hint");
		return ids.isBlank() ? null : ids.strip();
	}

	public record Option(String value, String label, boolean chosen) {
	}

}
