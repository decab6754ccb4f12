package dev.frontdesk.views;

import java.util.Locale;

import dev.frontdesk.filters.TicketField;

import org.springframework.context.MessageSource;

/** What a list is sorted by: what every ticket has, or a field that admins defined. */
public sealed interface Order permits Sorting, Order.OfField {

	/** As it stands in addresses: {@code last-message}, {@code fields.amount}. */
	String key();

	/** The way round in which people usually want it. */
	boolean naturallyAscending();

	String label(MessageSource messages, Locale reader);

	/** As a list says it: "longest wait first". */
	String told(boolean ascending, MessageSource messages, Locale reader);

	/**
	 * A field that may hold nothing: such tickets come last, whichever way round.
	 */
	record OfField(TicketField field) implements Order {

		@Override
		public String key() {
			return this.field.key();
		}

		@Override
		public boolean naturallyAscending() {
			return true;
		}

		@Override
		public String label(MessageSource messages, Locale reader) {
			return this.field.label(messages, reader);
		}

		@Override
		public String told(boolean ascending, MessageSource messages, Locale reader) {
			return messages.getMessage(ascending ? "views.sorted.field" : "views.sorted.-field",
					new Object[] { label(messages, reader) }, reader);
		}

	}

}
