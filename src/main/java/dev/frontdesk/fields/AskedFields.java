package dev.frontdesk.fields;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.filters.TicketField;
import dev.frontdesk.filters.TicketFieldSource;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Conditions ask for custom fields like for any other. */
@Component
class AskedFields implements TicketFieldSource {

	private final Catalogue catalogue;

	AskedFields(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Override
	public List<TicketField> fields() {
		return this.catalogue.all().stream().<TicketField>map(Asked::new).toList();
	}

	private record Asked(Field field) implements TicketField {

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
