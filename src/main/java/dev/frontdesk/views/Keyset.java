package dev.frontdesk.views;

import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.filters.TicketField;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list as SQL, in stretches that follow each other. A list sorted by a
 * field is read first along the values, which an index of theirs knows in order, and then
 * where there is none: asked for both at once, the database would look at every ticket.
 */
final class Keyset {

	private final Look look;

	private final @Nullable Cursor after;

	Keyset(Look look, @Nullable Cursor after) {
		this.look = look;
		this.after = after;
	}

	/** Those that may still hold rows, in their order. */
	List<Stretch> stretches() {
		Order sorting = this.look.sorting();
		Groups grouping = this.look.grouping();
		String groups = (grouping != null) ? grouping.join() : "";
		if (sorting instanceof Sorting own) {
			return List.of(new Stretch(groups, own.expression(), "true", within(own.expression(), own.type())));
		}
		TicketField field = ((Order.OfField) sorting).field();
		return (grouping == null) ? apart(field)
				: List.of(new Stretch(groups + " left join lateral " + values(field, "k") + " on true", "k.value",
						"true", withinAny(ranked(field).type())));
	}

	private List<Stretch> apart(TicketField field) {
		TicketField.Ranked ranked = ranked(field);
		Stretch given = new Stretch(" cross join lateral " + values(field, "k"), "k.value", "true",
				"k.value " + (this.look.ascending() ? ">" : "<") + "= :value::" + ranked.type() + " and "
						+ within("k.value", ranked.type()));
		Stretch none = new Stretch("", "null", "not exists (select 1 " + ranked.rows() + ")", behind("t.id", ":id"));
		List<Stretch> all = emptyFirst() ? List.of(none, given) : List.of(given, none);
		if (this.after == null) {
			return all;
		}
		boolean inSecond = (this.after.value() == null) != emptyFirst();
		List<Stretch> rest = new ArrayList<>();
		if (inSecond) {
			rest.add(all.get(1));
		}
		else {
			rest.add(all.get(0));
			rest.add(all.get(1).whole());
		}
		return rest;
	}

	// An empty box is no lack of a value: turned round it comes first
	private boolean emptyFirst() {
		return !this.look.ascending() && this.look.sorting() instanceof Order.OfField of
				&& of.field().type() == TicketField.Type.FLAG;
	}

	private static TicketField.Ranked ranked(TicketField field) {
		TicketField.Ranked ranked = field.ranked();
		if (ranked == null) {
			throw new IllegalArgumentException("Nothing to sort by: " + field.key());
		}
		return ranked;
	}

	/** What a ticket holds of a field, to be joined: a row, or none. */
	static String values(TicketField field, String as) {
		TicketField.Ranked ranked = ranked(field);
		return "(select " + ranked.value() + " as value " + ranked.rows() + ") " + as;
	}

	private String within(String sorted, String type) {
		return behind("(" + sorted + ", t.id)", "(:value::" + type + ", :id)");
	}

	private String withinAny(String type) {
		boolean none = this.after != null && this.after.value() == null;
		if (none) {
			return "(k.value is null and " + behind("t.id", ":id") + (emptyFirst() ? " or k.value is not null)" : ")");
		}
		return "(" + within("k.value", type) + (emptyFirst() ? ")" : " or k.value is null)");
	}

	private String behind(String here, String place) {
		return here + (this.look.ascending() ? " > " : " < ") + place;
	}

	String orderBy(Stretch stretch) {
		String way = this.look.ascending() ? "" : " desc";
		Groups grouping = this.look.grouping();
		String nulls = stretch.sorted().equals("k.value") && grouping != null
				? (emptyFirst() ? " nulls first" : " nulls last") : "";
		String sorted = stretch.sorted().equals("null") ? "" : stretch.sorted() + way + nulls + ", ";
		return ((grouping != null) ? grouping.expression() + ", " : "") + sorted + "t.id" + way;
	}

	String group() {
		Groups grouping = this.look.grouping();
		return (grouping != null) ? grouping.expression() : "''";
	}

	/** What of a stretch comes behind the place where the page before ended. */
	String beyond(Stretch stretch) {
		if (this.after == null || stretch.beyond().isEmpty()) {
			return "true";
		}
		String group = group();
		return (this.look.grouping() == null) ? stretch.beyond()
				: "(" + group + " > :group or (" + group + " = :group and " + stretch.beyond() + "))";
	}

	/**
	 * Rows that stand together.
	 *
	 * @param join what follows {@code from ticket t}
	 * @param sorted the value that sorts them
	 * @param condition that holds for all of them
	 * @param beyond what of them comes behind the place that {@code :value} and
	 * {@code :id} name; empty where all of them do
	 */
	record Stretch(String join, String sorted, String condition, String beyond) {

		Stretch whole() {
			return new Stretch(this.join, this.sorted, this.condition, "");
		}

	}

}
