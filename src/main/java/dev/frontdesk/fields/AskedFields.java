package dev.frontdesk.fields;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.frontdesk.filters.Days;
import dev.frontdesk.filters.TicketField;
import dev.frontdesk.filters.TicketFieldSource;
import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Conditions ask for custom fields like for any other. */
@Component
class AskedFields implements TicketFieldSource {

	private final Catalogue catalogue;

	private final ValueWords words;

	AskedFields(Catalogue catalogue, ValueWords words) {
		this.catalogue = catalogue;
		this.words = words;
	}

	@Override
	public List<TicketField> fields() {
		return this.catalogue.all().stream().<TicketField>map((field) -> new Asked(field, this.words)).toList();
	}

	private record Asked(Field field, ValueWords words) implements TicketField {

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
		public String section() {
			return "fields.title";
		}

		@Override
		public String searchedAs() {
			return this.field.key();
		}

		@Override
		public boolean retired() {
			return this.field.archived();
		}

		@Override
		public TicketField.Type type() {
			return this.field.type().asked();
		}

		@Override
		public List<TicketField.Choice> choices(Locale reader) {
			return this.field.choices()
				.stream()
				.map((choice) -> new TicketField.Choice(choice.key(), choice.name(reader)))
				.toList();
		}

		@Override
		public TicketField.@Nullable Kept kept() {
			String value = this.field.type().chosen() ? "lower(v.text collate \"pg_c_utf8\")"
					: "v." + this.field.type().column();
			return new TicketField.Kept(rows(), value);
		}

		private String rows() {
			return "from field_value v where v.ticket_id = t.id and v.field_id = " + this.field.id();
		}

		@Override
		public boolean days() {
			return this.field.type() == FieldType.DATE;
		}

		@Override
		public boolean listed() {
			return true;
		}

		@Override
		public TicketField.@Nullable Ranked ranked() {
			FieldType type = this.field.type();
			// An index that leaves out rows without a value serves only who says so, too
			String given = rows() + " and v." + type.column() + " is not null";
			return switch (type) {
				case TEXT -> new TicketField.Ranked(given, "lower(v.text collate \"pg_c_utf8\")", "text");
				case NUMBER, DECIMAL -> new TicketField.Ranked(given, "v.number", "numeric");
				case DATE -> new TicketField.Ranked(given, "v.at", "timestamptz");
				case CHECKBOX -> new TicketField.Ranked(given, "1", "integer");
				case CHOICE, CHOICES -> new TicketField.Ranked(given + " and v.position = 0", place(), "integer");
				case LONG_TEXT -> null;
			};
		}

		// As the choices are read; their keys are plain letters and digits
		private String place() {
			return "coalesce(array_position(array['"
					+ this.field.choices().stream().map(Field.Choice::key).collect(Collectors.joining("', '"))
					+ "'], v.text), " + Fields.MOST_CHOICES + ")";
		}

		@Override
		public String words(Object value, Locale reader) {
			return switch (value) {
				case Instant at when !Times.given(at) -> "";
				case Instant at -> this.words.of(this.field, Days.of(at), reader);
				case Boolean ticked when !ticked -> "";
				case List<?> keys when keys.isEmpty() -> "";
				default -> this.words.of(this.field, value, reader);
			};
		}

		@Override
		public String sql() {
			String value = "(select v." + this.field.type().column() + " " + rows() + ")";
			return switch (this.field.type()) {
				case CHECKBOX -> "exists (select 1 " + rows() + ")";
				case CHOICES -> "array(select v.text " + rows() + " order by v.position)";
				case DATE -> "coalesce(" + value + ", '9999-12-31T00:00:00Z'::timestamptz)";
				default -> value;
			};
		}

	}

}
