package dev.frontdesk.forms;

import java.util.List;
import java.util.Set;

import dev.frontdesk.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/** What an admin wants a form to be; conditions are set one by one. */
public record FormDraft(LocalizedText name, LocalizedText intro, Set<Door> doors, @Nullable Long brandId,
		@Nullable Long categoryId, boolean standard, List<Form.Line> lines) {

	public FormDraft {
		doors = Set.copyOf(doors);
		lines = List.copyOf(lines);
	}

}
