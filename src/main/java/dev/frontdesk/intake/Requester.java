package dev.frontdesk.intake;

import java.util.Locale;

import dev.frontdesk.language.Languages;
import org.jspecify.annotations.Nullable;

/**
 * A customer whom an agent may mean.
 *
 * @param name empty for a visitor who gave none
 * @param address the first that letters go to; null where there is none
 * @param language the tag of the language they are written to in
 */
public record Requester(long id, String name, @Nullable String address, @Nullable String organisation,
		String language) {

	/** As it stands in the field once it was chosen. */
	public String label() {
		if (this.address == null) {
			return this.name;
		}
		return this.name.isEmpty() ? this.address : this.name + " · " + this.address;
	}

	public String languageName(Locale reader) {
		return Languages.name(this.language, reader);
	}

}
