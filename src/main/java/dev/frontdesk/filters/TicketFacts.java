package dev.frontdesk.filters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.frontdesk.language.Words;
import org.jspecify.annotations.Nullable;

/** The values of all fields of one ticket, read at one moment. */
public final class TicketFacts {

	private final Map<String, @Nullable Object> values;

	private final Map<String, List<List<String>>> words = new HashMap<>();

	TicketFacts(Map<String, @Nullable Object> values) {
		this.values = values;
	}

	/**
	 * What is not a ticket yet, such as a form half filled in.
	 * @param values by field: a text, number, instant, flag, id or list of texts, as the
	 * field's {@link TicketField.Type} has it
	 */
	public static TicketFacts of(Map<String, ? extends @Nullable Object> values) {
		return new TicketFacts(new HashMap<>(values));
	}

	@Nullable String text(String field) {
		return (String) this.values.get(field);
	}

	@Nullable Long id(String field) {
		return (Long) this.values.get(field);
	}

	Instant time(String field) {
		return (this.values.get(field) instanceof Instant time) ? time : Instant.MAX;
	}

	@Nullable BigDecimal number(String field) {
		return (BigDecimal) this.values.get(field);
	}

	boolean flag(String field) {
		return Boolean.TRUE.equals(this.values.get(field));
	}

	List<String> list(String field) {
		return (this.values.get(field) instanceof List<?> list) ? list.stream().map(String.class::cast).toList()
				: List.of();
	}

	/** The words of each text. */
	List<List<String>> words(String field) {
		return this.words.computeIfAbsent(field, (key) -> list(key).stream().map(Words::of).toList());
	}

}
