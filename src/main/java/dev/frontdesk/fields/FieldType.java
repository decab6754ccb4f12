package dev.frontdesk.fields;

import dev.frontdesk.filters.TicketField;

/** What a field holds; it never changes once there is one. */
public enum FieldType {

	/** A line; a pattern may say how it must look. */
	TEXT(TicketField.Type.TEXT, "text"),
	/** Many lines. */
	LONG_TEXT(TicketField.Type.TEXT, "long_text"),
	/** Without a fraction. */
	NUMBER(TicketField.Type.NUMBER, "number"), DECIMAL(TicketField.Type.NUMBER, "number"),
	/** Ticked, or nothing. */
	CHECKBOX(TicketField.Type.FLAG, "text"), DATE(TicketField.Type.TIME, "at"), CHOICE(TicketField.Type.OPTION, "text"),
	CHOICES(TicketField.Type.TAGS, "text");

	private final TicketField.Type asked;

	private final String column;

	FieldType(TicketField.Type asked, String column) {
		this.asked = asked;
		this.column = column;
	}

	/** How conditions ask for it. */
	TicketField.Type asked() {
		return this.asked;
	}

	/** Where its values are kept. */
	String column() {
		return this.column;
	}

	public boolean chosen() {
		return this == CHOICE || this == CHOICES;
	}

}
