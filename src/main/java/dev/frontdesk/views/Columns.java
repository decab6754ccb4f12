package dev.frontdesk.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketField;
import dev.frontdesk.filters.TicketFilters;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What lists can show, be sorted and grouped by: what every ticket has, and the fields
 * that admins defined, as long as they are in use.
 */
@Component
class Columns {

	private final TicketFilters filters;

	private final MessageSource messages;

	Columns(TicketFilters filters, MessageSource messages) {
		this.filters = filters;
		this.messages = messages;
	}

	/** The fields admins defined, in their order. */
	List<TicketField> fields() {
		return this.filters.fields().stream().filter((field) -> field.listed() && !field.retired()).toList();
	}

	List<Order> orders() {
		return Stream
			.<Order>concat(Stream.of(Sorting.values()),
					fields().stream().filter((field) -> field.ranked() != null).map(Order.OfField::new))
			.toList();
	}

	List<Groups> groupings() {
		return Stream
			.<Groups>concat(Stream.of(Grouping.values()),
					fields().stream().filter(Columns::groups).map(Groups.OfField::new))
			.toList();
	}

	private static boolean groups(TicketField field) {
		return field.type() == TicketField.Type.OPTION || field.type() == TicketField.Type.FLAG;
	}

	Optional<Order> order(String key) {
		return isField(key) ? field(key).filter((field) -> field.ranked() != null).map(Order.OfField::new)
				: Sorting.of(key).map((own) -> own);
	}

	Optional<Groups> grouping(String key) {
		return isField(key) ? field(key).filter(Columns::groups).map(Groups.OfField::new)
				: Grouping.of(key).map((own) -> own);
	}

	/** Those of the fields that are in use, in their order. */
	List<TicketField> fields(List<String> keys) {
		return keys.stream().anyMatch(Columns::isField)
				? fields().stream().filter((field) -> keys.contains(field.key())).toList() : List.of();
	}

	private Optional<TicketField> field(String key) {
		return fields().stream().filter((field) -> field.key().equals(key)).findFirst();
	}

	// As TicketFieldSource promises, and so that views without fields look up none
	private static boolean isField(String key) {
		return key.indexOf('.') >= 0;
	}

	/** A look in the order that an address asks for; the same where it names none. */
	Look ordered(Look look, @Nullable String order) {
		if (order == null || order.isEmpty()) {
			return look;
		}
		boolean turned = order.startsWith("-");
		return order(turned ? order.substring(1) : order)
			.map((other) -> look.ordered(other, other.naturallyAscending() != turned))
			.orElse(look);
	}

	/** What is kept, without what is gone: then the usual order, and no groups. */
	Look look(Look.Stored stored) {
		Set<Fact> facts = Fact.all(stored.columns().stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList());
		Look look = new Look(facts, fields(stored.columns()), Sorting.WAIT, true, groupingOf(stored));
		String sorting = stored.sorting();
		Optional<Order> order = isField(sorting) ? order(sorting) : Optional.of(Sorting.valueOf(sorting));
		return order.map((one) -> look.ordered(one, stored.ascending())).orElse(look);
	}

	private @Nullable Groups groupingOf(Look.Stored stored) {
		String grouping = stored.grouping();
		return (grouping == null) ? null
				: isField(grouping) ? grouping(grouping).orElse(null) : Grouping.valueOf(grouping);
	}

	/** The names of fields that a view was to show and that are no longer in use. */
	List<String> gone(Look.Stored stored, Locale reader) {
		List<String> keys = new ArrayList<>(stored.columns());
		keys.add(stored.sorting());
		if (stored.grouping() != null) {
			keys.add(stored.grouping());
		}
		return keys.stream()
			.filter((key) -> isField(key) && field(key).isEmpty())
			.distinct()
			.map((key) -> name(key, reader))
			.toList();
	}

	private String name(String key, Locale reader) {
		try {
			return this.filters.field(key).label(this.messages, reader);
		}
		catch (InvalidFilter ex) {
			return key.substring(key.indexOf('.') + 1);
		}
	}

}
