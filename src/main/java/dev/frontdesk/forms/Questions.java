package dev.frontdesk.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldType;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.fields.ValueWords;
import dev.frontdesk.fields.WrongValues;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;

/** Draws what a form asks, in the reader's language. */
@Service
public class Questions {

	private final Fields fields;

	private final FieldValues values;

	private final ValueWords words;

	private final Rules rules;

	private final MessageSource messages;

	Questions(Fields fields, FieldValues values, ValueWords words, Rules rules, MessageSource messages) {
		this.fields = fields;
		this.values = values;
		this.words = words;
		this.rules = rules;
		this.messages = messages;
	}

	/**
	 * What a customer is asked, with what they typed: only what is shown.
	 * @param typed by the key of the field, as {@link #typed} reads it
	 * @param wrong by the key of the field
	 */
	public List<Question> ofCustomer(Form form, Map<String, List<String>> typed, @Nullable Long categoryId,
			Map<String, String> wrong, Locale reader) {
		Set<String> shown = this.rules.shown(form, readable(typed),
				(form.categoryId() != null) ? form.categoryId() : categoryId);
		return form.lines()
			.stream()
			.filter((line) -> shown.contains(line.field()))
			.flatMap((line) -> this.fields.byKey(line.field())
				.filter((field) -> field.access().filledByCustomers() && !field.archived())
				.map((field) -> question(field, line, typed.getOrDefault(field.key(), List.of()), "", true,
						wrong.get(field.key()), reader))
				.stream())
			.toList();
	}

	/** All that a customer may be asked, for a page that shows and hides by itself. */
	public Sheet sheet(Form form, Locale reader) {
		Set<String> shown = this.rules.shown(form, Map.of(), form.categoryId());
		List<Question> all = form.lines()
			.stream()
			.flatMap((line) -> this.fields.byKey(line.field())
				.filter((field) -> field.access().filledByCustomers() && !field.archived())
				.map((field) -> question(field, line, List.of(), "", shown.contains(field.key()), null, reader))
				.stream())
			.toList();
		return new Sheet(form.key(), form.name(reader), form.intro(reader), all,
				this.rules.inBrowser(form, form.categoryId()));
	}

	/**
	 * All that an agent may be asked when opening a ticket, with what was typed; what is
	 * not shown yet, too, for a page that shows and hides by itself.
	 * @param typed by the key of the field, as {@link #typed} reads it
	 * @param wrong by {@code fields.<key>}
	 */
	public Sheet ofDesk(Form form, Map<String, List<String>> typed, @Nullable Long categoryId,
			Map<String, String> wrong, Locale reader) {
		Set<String> shown = this.rules.shown(form, readable(typed), categoryId);
		List<Question> all = form.lines()
			.stream()
			.flatMap((line) -> this.fields.byKey(line.field())
				.filter((field) -> !field.archived())
				.map((field) -> question(field, line, typed.getOrDefault(field.key(), List.of()), "",
						shown.contains(field.key()), wrong.get(field.path()), reader))
				.stream())
			.toList();
		return new Sheet(form.key(), form.name(reader), form.intro(reader), all,
				this.rules.inBrowser(form, categoryId));
	}

	/** What can be read of it already; the rest counts as empty until it can. */
	private Map<String, Object> readable(Map<String, List<String>> typed) {
		Map<String, Object> readable = new LinkedHashMap<>();
		typed.forEach((key, given) -> {
			try {
				Object value = this.values.check(Map.of(key, given)).get(key);
				if (value != null) {
					readable.put(key, value);
				}
			}
			catch (WrongValues ex) {
				// Told when the form is sent
			}
		});
		return readable;
	}

	/** What a form sent, by the key of the field. */
	public static Map<String, List<String>> typed(MultiValueMap<String, String> parameters) {
		Map<String, List<String>> typed = new LinkedHashMap<>();
		parameters.forEach((name, given) -> {
			if (name.startsWith(Field.PREFIX)) {
				typed.put(name.substring(Field.PREFIX.length()), given);
			}
		});
		return typed;
	}

	/** For a refused form: by the key of the field, in the reader's words. */
	public Map<String, String> wrong(WrongValues refusal, Locale reader) {
		Map<String, String> wrong = new LinkedHashMap<>();
		for (InvalidText one : refusal.all()) {
			wrong.put(one.field().startsWith(Field.PREFIX) ? one.field().substring(Field.PREFIX.length()) : one.field(),
					this.messages.getMessage(one.key(), one.arguments(), reader));
		}
		return wrong;
	}

	/** What it holds, as an agent edits it. */
	Question held(Field field, Form.@Nullable Line line, @Nullable Object value, boolean shown, @Nullable String error,
			Locale reader) {
		List<String> typed = (value instanceof List<?> keys) ? keys.stream().map(Object::toString).toList()
				: (value == null) ? List.of() : List.of(FieldValues.written(value));
		return question(field, line, typed, FieldValues.written(value), shown, error, reader);
	}

	Question question(Field field, Form.@Nullable Line line, List<String> typed, String written, boolean shown,
			@Nullable String error, Locale reader) {
		return new Question(field.key(), field.path(), field.type(), field.name(reader), field.help(reader),
				line != null && line.required(), hint(line, reader), options(field, typed, reader), typed, written,
				shown, line != null && line.condition() != null, error);
	}

	private String hint(Form.@Nullable Line line, Locale reader) {
		if (line == null) {
			return "";
		}
		List<String> before = Stream.of(Status.values())
			.filter((status) -> line.requiredBefore().contains(status))
			.map((status) -> this.messages.getMessage("tickets.status." + status, null, reader))
			.toList();
		return before.isEmpty() ? ""
				: this.messages.getMessage("forms.needed-before", new Object[] { String.join(", ", before) }, reader);
	}

	private static List<Question.Option> options(Field field, List<String> typed, Locale reader) {
		if (!field.type().chosen()) {
			return List.of();
		}
		List<Question.Option> options = new ArrayList<>();
		for (Field.Choice choice : field.choices()) {
			boolean chosen = typed.contains(choice.key());
			if (!choice.retired() || chosen) {
				options.add(new Question.Option(choice.key(), choice.name(reader), chosen));
			}
		}
		return options;
	}

	String words(Field field, Map<String, Object> held, Locale reader) {
		return this.words.of(field, held.get(field.key()), reader);
	}

	/** What a customer reads of a ticket of theirs, as name and value. */
	public List<Told> told(Map<String, Object> held, Locale reader) {
		return held.entrySet()
			.stream()
			.flatMap((entry) -> this.fields.byKey(entry.getKey())
				.filter((field) -> field.access().seenByCustomers() && !field.archived())
				.map((field) -> new Told(field.name(reader), this.words.of(field, entry.getValue(), reader)))
				.stream())
			.toList();
	}

	/** What was asked once and is asked no more, with what was typed there. */
	public List<Told> forgotten(@Nullable Form form, Map<String, List<String>> typed, Locale reader) {
		List<Told> gone = new ArrayList<>();
		typed.forEach((key, given) -> {
			String text = String.join(", ", given).strip();
			Optional<Field> field = this.fields.byKey(key).filter((one) -> one.access().filledByCustomers());
			if (field.isPresent() && !text.isEmpty() && field.get().type() != FieldType.CHECKBOX
					&& (form == null || form.line(key).isEmpty())) {
				gone.add(new Told(field.get().name(reader), text.substring(0, Math.min(text.length(), Field.BLOCK))));
			}
		});
		return gone;
	}

	/**
	 * A form to be filled in.
	 *
	 * @param questions those that are not shown yet, too
	 * @param rules when each is shown, as JSON for {@code forms/rules.js}
	 */
	public record Sheet(String key, String name, String intro, List<Question> questions, String rules) {
	}

	public record Told(String name, String value) {
	}

}
