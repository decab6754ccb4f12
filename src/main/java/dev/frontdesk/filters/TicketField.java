package dev.frontdesk.filters;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Something about a ticket that conditions can ask for. Any module gives its own as a
 * bean: the filter derives the SQL predicate and the comparison in memory from
 * {@link #type()} and {@link #sql()}, so that both always agree.
 */
public interface TicketField {

	/** Its name in stored filters; lower case letters and dashes, never changes. */
	String key();

	/** The message key of its name, such as {@code chat.field.page}. */
	String labelKey();

	/** Its name in the reader's language. */
	default String label(MessageSource messages, Locale reader) {
		return messages.getMessage(labelKey(), null, reader);
	}

	Type type();

	/**
	 * The value as a scalar SQL expression over {@code ticket t}, without parameters;
	 * what SQL type it has says {@link Type}. A value from another table is a scalar
	 * subquery that finds at most one row by a key.
	 */
	String sql();

	/**
	 * What an editor offers, in reading order. Empty where the value is typed; then a
	 * filter takes any text, else only these values.
	 */
	default List<Choice> choices(Locale reader) {
		return List.of();
	}

	/**
	 * The message key of "me" or "my teams", where the value can be whoever asks; null
	 * where it cannot. Stored as {@link TicketFilter#ME}.
	 */
	default @Nullable String ownKey() {
		return null;
	}

	/** The ids that stand for an agent where {@link #ownKey()} is given. */
	default Set<Long> own(long agentId) {
		return Set.of();
	}

	/** The message key of the heading under which an editor offers it. */
	default String section() {
		return "filters.section.more";
	}

	/** What is typed before the colon in a search; null where it is not asked so. */
	default @Nullable String searchedAs() {
		return null;
	}

	/** Whether it is only there for what asked for it before, and no longer offered. */
	default boolean retired() {
		return false;
	}

	/**
	 * Where its values are rows of a table of their own, each of which holds one: then a
	 * condition asks for such rows and an index finds them, and {@link #sql()} serves
	 * only to read the value. Null where it is a column, or as good as one.
	 */
	default @Nullable Kept kept() {
		return null;
	}

	/** Whether its times are {@link Days}. */
	default boolean days() {
		return false;
	}

	/** Whether lists may show it, and be sorted and grouped by it. */
	default boolean listed() {
		return false;
	}

	/** How lists are sorted by it; null where they are not. */
	default @Nullable Ranked ranked() {
		return null;
	}

	/**
	 * A value that {@link #sql()} yields, as people read it; empty for nothing.
	 */
	default String words(Object value, Locale reader) {
		return value.toString();
	}

	/** The chosen values and all that belongs under them, such as child categories. */
	default Set<Long> expand(Set<Long> chosen) {
		return chosen;
	}

	/**
	 * Only for {@link Type#WORDS}: a predicate over {@code ticket t}, true when one of
	 * the texts matches the tsquery.
	 * @param query the tsquery as SQL
	 */
	default String findsWords(String query) {
		throw new UnsupportedOperationException(key() + " holds no words");
	}

	/** What the SQL expression yields, and so which operators make sense. */
	enum Type {

		/** {@code text}, maybe null: compared without regard to case. */
		TEXT(Operator.CONTAINS, Operator.CONTAINS_NOT, Operator.STARTS_WITH, Operator.IS, Operator.GIVEN,
				Operator.EMPTY),

		/** {@code text[]}: whole texts, searched by their words and phrases. */
		WORDS(Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE),

		/** {@code text}, maybe null: one of few values, compared exactly. */
		CHOICE(Operator.IS, Operator.IS_NOT),

		/** {@code text}, maybe null: one of few values or none, compared exactly. */
		OPTION(Operator.IS, Operator.IS_NOT, Operator.GIVEN, Operator.EMPTY),

		/** {@code bigint}, maybe null: the id of a row. */
		ID(Operator.IS, Operator.IS_NOT, Operator.GIVEN, Operator.EMPTY),

		/** {@code text[]}, never null: free words, compared exactly. */
		TAGS(Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE, Operator.GIVEN, Operator.EMPTY),

		/**
		 * {@code timestamptz}, never null; none is
		 * {@link dev.frontdesk.tickets.Times#NEVER}.
		 */
		TIME(Operator.IN_LAST, Operator.OLDER_THAN, Operator.IN_NEXT, Operator.PAST, Operator.BEFORE, Operator.AFTER,
				Operator.GIVEN, Operator.EMPTY, Operator.NOT_IN_LAST),

		/** {@code numeric}, maybe null. */
		NUMBER(Operator.AT_LEAST, Operator.AT_MOST, Operator.IS, Operator.GIVEN, Operator.EMPTY),

		/** {@code boolean}, never null. */
		FLAG(Operator.YES, Operator.NO);

		@SuppressWarnings("ImmutableEnumChecker") // List.of gives one that never changes
		private final List<Operator> operators;

		Type(Operator... operators) {
			this.operators = List.of(operators);
		}

		/** What {@link TicketField#sql()} yielded; null for nothing. */
		public @Nullable Object read(ResultSet row, String column) throws SQLException {
			return switch (this) {
				case TEXT, CHOICE, OPTION -> row.getString(column);
				case ID -> row.getObject(column, Long.class);
				case TAGS, WORDS -> strings(row.getArray(column));
				case NUMBER -> row.getBigDecimal(column);
				case FLAG -> row.getBoolean(column);
				case TIME -> instant(row.getObject(column, OffsetDateTime.class));
			};
		}

		private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
			return (time != null) ? time.toInstant() : null;
		}

		private static List<String> strings(@Nullable Array array) throws SQLException {
			List<String> strings = new ArrayList<>();
			if (array != null && array.getArray() instanceof Object[] elements) {
				for (Object element : elements) {
					if (element instanceof String text) {
						strings.add(text);
					}
				}
			}
			return strings;
		}

		/** The operators that make sense, the most usual first. */
		public List<Operator> operators() {
			return this.operators;
		}

	}

	/**
	 * Values in rows of their own.
	 *
	 * @param rows what follows {@code exists (select 1 }, joined to {@code ticket t}
	 * @param value the value of such a row, never null, of the type that {@link Type}
	 * says; one of the texts where those are several
	 */
	record Kept(String rows, String value) {
	}

	/**
	 * How values follow each other.
	 *
	 * @param rows what follows {@code select … }, joined to {@code ticket t}: one row for
	 * a ticket that has a value, none for others
	 * @param value of such a row, never null
	 * @param type the SQL type of that value
	 */
	record Ranked(String rows, String value, String type) {
	}

	/** A value an editor offers, and its name in the reader's language. */
	record Choice(String value, String label) {
	}

}
