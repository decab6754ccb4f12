package dev.frontdesk.views;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.filters.TicketField;

import org.springframework.context.MessageSource;

/** What a list is grouped by: what every ticket has, or a field that admins defined. */
public sealed interface Groups permits Grouping, Groups.OfField {

	/** As it stands in forms: {@code team}, {@code fields.product}. */
	String key();

	String label(MessageSource messages, Locale reader);

	/**
	 * What follows {@code from ticket t} for {@link #expression()}; empty for nothing.
	 */
	default String join() {
		return "";
	}

	/** Text that sorts as the groups follow each other, never null. */
	String expression();

	/** The heading of a group, of which {@link #expression()} yielded this. */
	String name(String sorted, MessageSource messages, Locale reader);

	/** A choice or a box to tick; what holds nothing is the last group. */
	record OfField(TicketField field) implements Groups {

		/** Behind every place that {@code FM0000} writes of a choice. */
		private static final String NOTHING = "9999";

		@Override
		public String key() {
			return this.field.key();
		}

		@Override
		public String label(MessageSource messages, Locale reader) {
			return this.field.label(messages, reader);
		}

		@Override
		public String join() {
			return " left join lateral " + Keyset.values(this.field, "g") + " on true";
		}

		@Override
		public String expression() {
			return "coalesce(to_char(g.value, 'FM0000'), '" + NOTHING + "')";
		}

		@Override
		public String name(String sorted, MessageSource messages, Locale reader) {
			if (this.field.type() == TicketField.Type.FLAG) {
				return say(sorted.equals(NOTHING) ? "views.group.unticked" : "views.group.ticked", messages, reader);
			}
			List<TicketField.Choice> inOrder = this.field.choices(reader);
			int place = sorted.equals(NOTHING) ? 0 : Integer.parseInt(sorted);
			return (place > 0 && place <= inOrder.size()) ? inOrder.get(place - 1).label()
					: say("views.group.nothing", messages, reader);
		}

		private String say(String key, MessageSource messages, Locale reader) {
			return messages.getMessage(key, new Object[] { label(messages, reader) }, reader);
		}

	}

}
