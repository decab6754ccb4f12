package dev.frontdesk.views;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;

/** What every list can be sorted by; nothing of it is ever null. */
public enum Sorting implements Order {

	/** How long the customer waits: who has waited longest comes first. */
	WAIT("t.waiting_since", "timestamptz", true),

	/** What was promised first comes first. */
	DUE("t.due_at", "timestamptz", true),

	LAST_MESSAGE("t.last_message_at", "timestamptz", false), UPDATED("t.updated_at", "timestamptz", false),

	CREATED("t.created_at", "timestamptz", false), SOLVED("t.solved_at", "timestamptz", false),

	SNOOZED("t.snoozed_until", "timestamptz", true),

	PRIORITY("array_position(array['URGENT', 'HIGH', 'NORMAL', 'LOW'], t.priority)", "integer", true),

	NUMBER("t.number", "bigint", false), SUBJECT("lower(t.subject)", "text", true);

	private final String expression;

	private final String type;

	private final boolean ascending;

	Sorting(String expression, String type, boolean ascending) {
		this.expression = expression;
		this.type = type;
		this.ascending = ascending;
	}

	@Override
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Optional<Sorting> of(String key) {
		return Stream.of(values()).filter((one) -> one.key().equals(key)).findFirst();
	}

	@Override
	public boolean naturallyAscending() {
		return this.ascending;
	}

	@Override
	public String label(MessageSource messages, Locale reader) {
		return messages.getMessage("views.sorting." + key(), null, reader);
	}

	@Override
	public String told(boolean ascending, MessageSource messages, Locale reader) {
		return messages.getMessage("views.sorted." + ((ascending == this.ascending) ? "" : "-") + key(), null, reader);
	}

	String expression() {
		return this.expression;
	}

	/** The SQL type in which a cursor's text is read back. */
	String type() {
		return this.type;
	}

}
