package dev.frontdesk.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.filters.TicketField;
import org.jspecify.annotations.Nullable;

/**
 * How a list is shown.
 *
 * @param facts what each row says
 * @param fields what each row says of the fields that admins defined
 */
public record Look(Set<Fact> facts, List<TicketField> fields, Order sorting, boolean ascending,
		@Nullable Groups grouping) {

	public Look {
		facts = Set.copyOf(facts);
		fields = List.copyOf(fields);
	}

	public Look(Set<Fact> facts, Order sorting, boolean ascending, @Nullable Groups grouping) {
		this(facts, List.of(), sorting, ascending, grouping);
	}

	static Look by(Order sorting) {
		return new Look(Fact.USUAL, sorting, sorting.naturallyAscending(), null);
	}

	/** The same in another order. */
	Look ordered(Order sorting, boolean ascending) {
		return new Look(this.facts, this.fields, sorting, ascending, this.grouping);
	}

	/** Without groups. */
	Look flat() {
		return new Look(this.facts, this.fields, this.sorting, this.ascending, null);
	}

	/** What of it a row is drawn by: fields come with the row, in words. */
	public Look ofRow() {
		return new Look(this.facts, Sorting.WAIT, true, null);
	}

	public boolean shows(String column) {
		return Fact.of(column).filter(this.facts::contains).isPresent()
				|| this.fields.stream().anyMatch((field) -> field.key().equals(column));
	}

	/** As addresses have it: {@code due}, or {@code -due} for the other way round. */
	public String order() {
		return ((this.ascending == this.sorting.naturallyAscending()) ? "" : "-") + this.sorting.key();
	}

	/**
	 * Names the order and the groups, so that a place in another is not taken for one.
	 */
	String named() {
		return order() + ((this.grouping != null) ? ' ' + this.grouping.key() : "");
	}

	Stored stored() {
		List<String> columns = new ArrayList<>(
				Stream.concat(this.facts.stream().map(Enum::name), this.fields.stream().map(TicketField::key))
					.sorted()
					.toList());
		return new Stored(columns, (this.sorting instanceof Sorting own) ? own.name() : this.sorting.key(),
				this.ascending, (this.grouping instanceof Grouping own) ? own.name()
						: (this.grouping != null) ? this.grouping.key() : null);
	}

	/**
	 * As it is kept: the names of what every ticket has, and the keys of fields, which
	 * may be gone one day.
	 */
	record Stored(List<String> columns, String sorting, boolean ascending, @Nullable String grouping) {
	}

}
