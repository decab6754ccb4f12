package dev.frontdesk.fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.TicketAction;
import dev.frontdesk.actions.TicketActionSource;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Macros and bulk edits set custom fields like any other. */
@Component
class FieldActions implements TicketActionSource {

	/** Nothing; no key of a choice is written so. */
	private static final String NOTHING = "-";

	private static final int FIRST = 300;

	private final Catalogue catalogue;

	private final FieldValues values;

	private final ValueWords words;

	private final MessageSource messages;

	FieldActions(Catalogue catalogue, FieldValues values, ValueWords words, MessageSource messages) {
		this.catalogue = catalogue;
		this.values = values;
		this.words = words;
		this.messages = messages;
	}

	@Override
	public List<TicketAction> actions() {
		List<TicketAction> actions = new ArrayList<>();
		List<Field> fields = this.catalogue.active();
		for (int i = 0; i < fields.size(); i++) {
			actions.add(new Setting(fields.get(i), FIRST + i));
		}
		return actions;
	}

	/**
	 * Sets one field. Of several choices each is put in ({@code +red}) or taken out
	 * ({@code -red}), so that nobody's other choices are lost.
	 */
	private final class Setting implements TicketAction {

		private final Field field;

		private final int order;

		Setting(Field field, int order) {
			this.field = field;
			this.order = order;
		}

		@Override
		public String key() {
			return this.field.path();
		}

		@Override
		public String labelKey() {
			return "fields.title";
		}

		@Override
		public String label(MessageSource messages, Locale reader) {
			return this.field.name(reader);
		}

		@Override
		public Input input() {
			return switch (this.field.type()) {
				case CHOICE, CHOICES, CHECKBOX -> Input.CHOICE;
				case LONG_TEXT -> Input.TEXT;
				case TEXT -> Input.LINE;
				case NUMBER, DECIMAL -> Input.NUMBER;
				case DATE -> Input.DATE;
			};
		}

		// A number or a day may tell about a person as well as a line does
		@Override
		public boolean ownWords() {
			return input() != Input.CHOICE;
		}

		@Override
		public int order() {
			return this.order;
		}

		@Override
		public List<Choice> choices(Locale reader) {
			return switch (this.field.type()) {
				case CHECKBOX -> List.of(new Choice("true", say("fields.yes", reader)),
						new Choice(NOTHING, say("fields.no", reader)));
				case CHOICE ->
					Stream
						.concat(this.field.offered().stream().map((one) -> new Choice(one.key(), one.name(reader))),
								Stream.of(new Choice(NOTHING, say("fields.none", reader))))
						.toList();
				case CHOICES -> this.field.offered()
					.stream()
					.flatMap((one) -> Stream.of(
							new Choice("+" + one.key(), say("fields.put-in", reader, one.name(reader))),
							new Choice("-" + one.key(), say("fields.take-out", reader, one.name(reader)))))
					.toList();
				default -> List.of();
			};
		}

		@Override
		public String check(String value) {
			if (input() == Input.CHOICE) {
				if (choices(Locale.ENGLISH).stream().noneMatch((choice) -> choice.value().equals(value))) {
					throw new InvalidText("value", "fields.value.choice");
				}
				return value;
			}
			try {
				String written = StoredValues.written(Reading.read(this.field, value, null));
				if (written == null) {
					throw new InvalidText("value", "web.text.empty");
				}
				return written;
			}
			catch (InvalidText ex) {
				throw new InvalidText("value", ex.key(), ex.arguments());
			}
		}

		@Override
		public String words(String value, Locale reader) {
			if (value.equals(NOTHING) || value.isEmpty()) {
				return say((this.field.type() == FieldType.CHECKBOX) ? "fields.no" : "fields.none", reader);
			}
			if (this.field.type() == FieldType.CHOICES && (value.startsWith("+") || value.startsWith("-"))) {
				String name = this.field.choice(value.substring(1))
					.map((one) -> one.name(reader))
					.orElse(value.substring(1));
				return say(value.startsWith("+") ? "fields.put-in" : "fields.take-out", reader, name);
			}
			try {
				Object written = StoredValues.unwritten(this.field, value);
				return FieldActions.this.words.of(this.field, Reading.read(this.field, written, written), reader);
			}
			catch (InvalidText ex) {
				return value;
			}
		}

		@Override
		public @Nullable String current(Ticket ticket) {
			if (this.field.type() == FieldType.CHOICES) {
				return null;
			}
			String now = FieldValues.written(now(ticket));
			return (now.isEmpty() && input() == Input.CHOICE) ? NOTHING : now;
		}

		@Override
		public Outcome apply(Acting acting, Ticket ticket, String value) {
			Object before = now(ticket);
			put(acting, ticket, (this.field.type() == FieldType.CHOICES) ? chosen(before, value)
					: value.equals(NOTHING) ? "" : value);
			return Objects.equals(before, now(ticket)) ? Outcome.NOTHING : Outcome.from(FieldValues.written(before));
		}

		private List<String> chosen(@Nullable Object before, String value) {
			List<String> keys = new ArrayList<>();
			if (before instanceof List<?> now) {
				now.forEach((key) -> keys.add((String) key));
			}
			keys.remove(value.substring(1));
			if (value.startsWith("+")) {
				keys.add(value.substring(1));
			}
			return keys;
		}

		@Override
		public void undo(Acting acting, Ticket ticket, String was) {
			put(acting, ticket, (this.field.type() == FieldType.CHOICES && !was.isEmpty())
					? Arrays.asList(was.split(" ", -1)) : was);
		}

		private void put(Acting acting, Ticket ticket, Object value) {
			FieldActions.this.values.set(acting.by(), ticket.number(), Map.of(this.field.key(), value));
		}

		private @Nullable Object now(Ticket ticket) {
			return FieldActions.this.values.held(ticket.id()).get(this.field.key());
		}

		private String say(String key, Locale reader, Object... arguments) {
			return FieldActions.this.messages.getMessage(key, arguments, reader);
		}

	}

}
