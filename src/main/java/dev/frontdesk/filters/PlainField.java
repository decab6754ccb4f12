package dev.frontdesk.filters;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** A field that is a column, or as good as one. */
record PlainField(String key, String section, TicketField.Type type, String sql,
		Function<Locale, List<TicketField.Choice>> offers, UnaryOperator<Set<Long>> below, @Nullable String ownKey,
		LongFunction<Set<Long>> ids, TicketField.@Nullable Kept kept) implements TicketField {

	/** Nothing to choose from: the value is typed. */
	static final Function<Locale, List<TicketField.Choice>> TYPED = (reader) -> List.of();

	PlainField(String key, String section, TicketField.Type type, String sql,
			Function<Locale, List<TicketField.Choice>> offers) {
		this(key, "filters.section." + section, type, sql, offers, UnaryOperator.identity(), null, (agent) -> Set.of(),
				null);
	}

	PlainField expanding(UnaryOperator<Set<Long>> below) {
		return new PlainField(this.key, this.section, this.type, this.sql, this.offers, below, this.ownKey, this.ids,
				this.kept);
	}

	PlainField of(String ownKey, LongFunction<Set<Long>> ids) {
		return new PlainField(this.key, this.section, this.type, this.sql, this.offers, this.below, ownKey, ids,
				this.kept);
	}

	/** Found by rows of a table of its own, see {@link TicketField#kept}. */
	PlainField keptIn(String rows, String value) {
		return new PlainField(this.key, this.section, this.type, this.sql, this.offers, this.below, this.ownKey,
				this.ids, new TicketField.Kept(rows, value));
	}

	@Override
	public String labelKey() {
		return "filters.field." + this.key;
	}

	@Override
	public List<TicketField.Choice> choices(Locale reader) {
		return this.offers.apply(reader);
	}

	@Override
	public Set<Long> expand(Set<Long> chosen) {
		return this.below.apply(chosen);
	}

	@Override
	public Set<Long> own(long agentId) {
		return this.ids.apply(agentId);
	}

}
