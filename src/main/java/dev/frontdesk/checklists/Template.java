package dev.frontdesk.checklists;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.settings.LocalizedText;

/** A list as leads write it, in every language they like. */
record Template(long id, LocalizedText name, List<LocalizedText> items, boolean required, int version) {

	static final int MOST_ITEMS = 50;

	String name(Locale reader) {
		return this.name.in(reader);
	}

}
