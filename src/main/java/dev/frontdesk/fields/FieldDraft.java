package dev.frontdesk.fields;

import java.util.List;

import dev.frontdesk.settings.LocalizedText;

/** What an admin wants a field to be. */
public record FieldDraft(LocalizedText name, LocalizedText help, List<Field.Choice> choices, String pattern,
		Access access, boolean personal) {

	public FieldDraft {
		choices = List.copyOf(choices);
	}

}
