package dev.frontdesk.forms;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What comes with a new ticket beside its first message.
 *
 * @param form its key; null where none was chosen: then the standard form is asked, if
 * there is one
 * @param brandId null: of any
 * @param values by the key of the field, as a form or JSON gives them
 */
public record Opening(@Nullable String form, Door door, @Nullable Long brandId, @Nullable Long categoryId,
		Map<String, ? extends @Nullable Object> values) {

	/** A program, or an agent, opens one. */
	public static Opening byDesk(@Nullable String form, @Nullable Long categoryId,
			Map<String, ? extends @Nullable Object> values) {
		return new Opening(form, Door.AGENTS, null, categoryId, values);
	}

}
