package dev.frontdesk.filters;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The condition editor as {@code filters/conditions} draws it.
 *
 * @param sentence what the form says; null while it says nothing yet
 * @param errors by the key of the field at fault, or {@code filter}
 */
public record ConditionEditor(Part root, @Nullable String sentence, Map<String, String> errors) {

	public @Nullable String error() {
		return this.errors.get("filter");
	}

	public boolean wrong() {
		return !this.errors.isEmpty();
	}

	/**
	 * A group, or a row where it has no parts of its own.
	 *
	 * @param path the beginning of its fields' names
	 * @param place counted from one among its siblings, for those who hear it
	 * @param row what is asked; null for a group
	 * @param deepest whether no group fits into it
	 */
	public record Part(String path, String place, String join, List<Part> parts, @Nullable Question row,
			boolean deepest) {
	}

	/**
	 * One condition.
	 *
	 * @param input how its value is given: choices, text, span, time, number or none
	 * @param text the typed value
	 * @param error what is wrong with it; null when nothing is
	 */
	public record Question(List<Section> fields, List<Option> operators, String input, List<Option> choices,
			List<Option> units, String text, String label, @Nullable String error) {
	}

	/** Fields under one heading. */
	public record Section(String label, List<Option> options) {
	}

	public record Option(String value, String label, boolean chosen) {
	}

}
