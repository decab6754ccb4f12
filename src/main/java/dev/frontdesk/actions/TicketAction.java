package dev.frontdesk.actions;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Something that can be done to a ticket. Any module gives its own as a bean; macros,
 * bulk edits and rules then offer it. Its value is a text of its own making, stored with
 * the macro or rule.
 */
public interface TicketAction {

	/** Its name in what is stored; lower case letters and dashes, never changes. */
	String key();

	/** The message key of its name, such as {@code actions.status}. */
	String labelKey();

	/** Its name in the reader's language. */
	default String label(MessageSource messages, Locale reader) {
		return messages.getMessage(labelKey(), null, reader);
	}

	Input input();

	/** Whether its value is in people's own words, kept no longer than it is needed. */
	default boolean ownWords() {
		return input() == Input.LINE || input() == Input.TEXT;
	}

	/** Its place among the others, lowest first. */
	int order();

	/** What an editor offers where the input is a choice, in reading order. */
	default List<Choice> choices(Locale reader) {
		return List.of();
	}

	/** What this agent may choose. */
	default List<Choice> choicesFor(Reader.OfDesk agent, Locale reader) {
		return choices(reader);
	}

	/**
	 * The value cleaned, as it is to be stored.
	 * @throws dev.frontdesk.web.InvalidText at the field {@code value} when it makes no
	 * sense
	 */
	String check(String value);

	/** The value as people read it. */
	default String words(String value, Locale reader) {
		return choices(reader).stream()
			.filter((choice) -> choice.value().equals(value))
			.map(Choice::label)
			.findFirst()
			.orElse(value);
	}

	/** The value this ticket has now; null where there is no such thing. */
	default @Nullable String current(Ticket ticket) {
		return null;
	}

	/**
	 * Does it, by the verbs of the ticket, in the caller's transaction, in which the
	 * ticket's row is locked.
	 * @throws dev.frontdesk.web.Refusal when it cannot be done to this ticket
	 */
	Outcome apply(Acting acting, Ticket ticket, String value);

	/**
	 * Goes back to what was, where the ticket's history does not.
	 * @param was as {@link Outcome#was()} told
	 */
	default void undo(Acting acting, Ticket ticket, String was) {
		apply(acting, ticket, was);
	}

	/** Whether {@link #undo} brings back what was. */
	default boolean undoable() {
		return true;
	}

	/** Whether a customer reads what it does. */
	default boolean reachesCustomer(String value) {
		return false;
	}

	/** Whether it leaves a note. */
	default boolean writesNote() {
		return false;
	}

	/** Whether its verb locks several rows in an order of its own. */
	default boolean locksItself() {
		return false;
	}

	/** Whether it can be done to many tickets at once. */
	default boolean inBulk() {
		return true;
	}

	/** Whether a macro may hold it. */
	default boolean inMacro() {
		return true;
	}

	/** How its value is given. */
	enum Input {

		/** Nothing to say. */
		NONE,
		/** One of the choices. */
		CHOICE,
		/** A line. */
		LINE,
		/** Many lines. */
		TEXT,
		/** A number, as people of any country write it. */
		NUMBER,
		/** A day, such as {@code 2026-11-22}. */
		DATE,
		/** Words separated by spaces or commas. */
		TAGS,
		/** A ticket's number. */
		TICKET

	}

	/** A value an editor offers, and its name in the reader's language. */
	record Choice(String value, String label) {
	}

	/**
	 * What became of it.
	 *
	 * @param changed whether anything did
	 * @param told whether the ticket's own history tells all of it, and so takes it back
	 * @param was what {@link TicketAction#undo} needs; null where there is no way back,
	 * or the history is the way
	 */
	record Outcome(boolean changed, boolean told, @Nullable String was) {

		public static final Outcome NOTHING = new Outcome(false, false, null);

		public static final Outcome FINAL = new Outcome(true, false, null);

		public static final Outcome TOLD = new Outcome(true, true, null);

		public static Outcome from(String was) {
			return new Outcome(true, false, was);
		}

	}

}
