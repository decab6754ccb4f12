package dev.frontdesk.fields;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.settings.LocalizedText;

/**
 * A field as admins defined it.
 *
 * @param key its name for programs; never changes
 * @param pattern a regular expression that the whole of a text must match; empty for none
 * @param personal whether its values tell something about a person, and go when that
 * person is forgotten
 * @param archived whether it is only there for what has been
 */
public record Field(long id, String key, FieldType type, LocalizedText name, LocalizedText help, List<Choice> choices,
		String pattern, Access access, boolean personal, boolean archived, int version) {

	/** What its name begins with in filters, events, actions and refusals. */
	public static final String PREFIX = "fields.";

	/** Characters a line of text may have. */
	public static final int LINE = 200;

	/** Characters a long text may have. */
	public static final int BLOCK = 5000;

	public Field {
		choices = List.copyOf(choices);
	}

	/** Its name beside those of every ticket's own fields: {@code fields.order}. */
	public String path() {
		return PREFIX + this.key;
	}

	public String name(Locale reader) {
		return this.name.in(reader);
	}

	public String help(Locale reader) {
		return this.help.in(reader);
	}

	public Optional<Choice> choice(String key) {
		return this.choices.stream().filter((choice) -> choice.key().equals(key)).findFirst();
	}

	/** What can be chosen now. */
	public List<Choice> offered() {
		return this.choices.stream().filter((choice) -> !choice.retired()).toList();
	}

	/**
	 * One of several values.
	 *
	 * @param key as it is kept; never changes
	 * @param retired whether it stays where it was chosen but is offered no more
	 */
	public record Choice(String key, LocalizedText name, boolean retired) {

		public String name(Locale reader) {
			return this.name.in(reader);
		}

	}

}
