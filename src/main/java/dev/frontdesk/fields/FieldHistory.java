package dev.frontdesk.fields;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.tickets.KeptFact;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Tells in the history what a field became, and puts back what it was. */
@Component
class FieldHistory implements KeptFact {

	private final Catalogue catalogue;

	private final FieldValues values;

	private final ValueWords words;

	FieldHistory(Catalogue catalogue, FieldValues values, ValueWords words) {
		this.catalogue = catalogue;
		this.values = values;
		this.words = words;
	}

	@Override
	public String prefix() {
		return Field.PREFIX;
	}

	@Override
	public String label(String name, Locale reader) {
		return field(name).map((field) -> field.name(reader)).orElse(key(name));
	}

	@Override
	public String value(String name, String value, Locale reader) {
		return field(name).map((field) -> {
			try {
				Object written = StoredValues.unwritten(field, value);
				return this.words.of(field, Reading.read(field, written, written), reader);
			}
			catch (InvalidText ex) {
				// As it was once, by the rules of then
				return value;
			}
		}).orElse(value);
	}

	@Override
	public void restore(Reader.OfDesk by, long number, String cause, String name, @Nullable String was) {
		Object written = field(name).map((field) -> StoredValues.unwritten(field, was)).orElse(was);
		this.values.set(by, number, cause, Collections.singletonMap(key(name), written), Map.of());
	}

	private Optional<Field> field(String name) {
		return this.catalogue.byKey(key(name));
	}

	private static String key(String name) {
		return name.substring(Field.PREFIX.length());
	}

}
