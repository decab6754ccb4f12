package dev.frontdesk.asks;

import java.util.List;

/**
 * What is asked under a message: one of some answers, or a few fields.
 *
 * @param options the buttons; empty for a form
 * @param fields those of a form; empty for buttons
 */
public record Ask(List<String> options, List<Field> fields) {

	static final String KIND = "ask";

	public Ask {
		options = List.copyOf(options);
		fields = List.copyOf(fields);
	}

	/**
	 * @param options of {@link Kind#CHOICE} only
	 */
	public record Field(String label, Kind kind, boolean required, List<String> options) {

		public Field {
			options = List.copyOf(options);
		}

	}

	/** What may be written into a field. */
	public enum Kind {

		/** A line of any words. */
		TEXT,

		/** An address. */
		EMAIL,

		/** A day. */
		DATE,

		/** One of the field's options. */
		CHOICE

	}

}
