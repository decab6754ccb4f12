package dev.frontdesk.filters;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the condition editor, as typed: groups in groups, and rows in them. A
 * node is named by its path, such as {@code c.0.2}, and so are its fields:
 * {@code c.0.join}, {@code c.0.2.field}.
 *
 * @param root the outermost group
 */
public record ConditionForm(Group root) {

	static final String ROOT = "c";

	private static final int MOST_PARTS = 50;

	private static final List<String> JOINS = List.of("all", "any", "none", "not-all");

	/** One empty row to begin with. */
	public static ConditionForm empty() {
		return new ConditionForm(new Group("all", List.of(Row.of("status"))));
	}

	/** Shows any filter there can be. */
	public static ConditionForm of(TicketFilter filter, ZoneId zone) {
		Node node = node(filter, false, zone);
		return new ConditionForm((node instanceof Group group) ? group : new Group("all", List.of(node)));
	}

	private static Node node(TicketFilter filter, boolean denied, ZoneId zone) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) -> group(denied ? "not-all" : "all", parts, zone);
			case TicketFilter.Any(List<TicketFilter> parts) -> group(denied ? "none" : "any", parts, zone);
			case TicketFilter.Not(TicketFilter part) -> node(part, !denied, zone);
			case TicketFilter.Condition condition ->
				denied ? group("none", List.of(condition), zone) : Row.of(condition, zone);
		};
	}

	private static Group group(String join, List<TicketFilter> parts, ZoneId zone) {
		return new Group(join, parts.stream().map((part) -> node(part, false, zone)).toList());
	}

	/**
	 * Reads what a form sent; what is deeper or longer than any filter may be is left
	 * out.
	 */
	public static ConditionForm typed(MultiValueMap<String, String> parameters) {
		return new ConditionForm(group(parameters, ROOT, 0));
	}

	private static Group group(MultiValueMap<String, String> parameters, String path, int depth) {
		List<Node> parts = new ArrayList<>();
		for (int i = 0; i < MOST_PARTS; i++) {
			String below = path + "." + i;
			if (parameters.containsKey(below + ".field")) {
				parts.add(new Row(first(parameters, below + ".field"), first(parameters, below + ".operator"),
						parameters.getOrDefault(below + ".value", List.of()), unit(parameters, below)));
			}
			else if (parameters.containsKey(below + ".join") && depth < FilterCheck.DEEPEST) {
				parts.add(group(parameters, below, depth + 1));
			}
		}
		String join = first(parameters, path + ".join");
		return new Group(JOINS.contains(join) ? join : "all", parts);
	}

	private static String unit(MultiValueMap<String, String> parameters, String path) {
		String unit = first(parameters, path + ".unit");
		return unit.isEmpty() ? "d" : unit;
	}

	private static String first(MultiValueMap<String, String> parameters, String name) {
		String value = parameters.getFirst(name);
		return (value != null) ? value : "";
	}

	/**
	 * What a button of the editor does: {@code add:c}, {@code group:c.1},
	 * {@code remove:c.0.2}; anything else changes nothing.
	 */
	public ConditionForm stepped(String step) {
		int colon = step.indexOf(':');
		String path = (colon > 0) ? step.substring(colon + 1) : "";
		if (!path.matches("c(\\.[0-9]{1,2})*")) {
			return this;
		}
		return switch (step.substring(0, colon)) {
			case "add" -> at(path, (group) -> group.with(Row.of("status")));
			case "group" -> at(path, (group) -> group.with(new Group("any", List.of(Row.of("status")))));
			case "remove" -> without(path);
			default -> this;
		};
	}

	private ConditionForm at(String path, UnaryOperator<Group> change) {
		return new ConditionForm(changed(this.root, ROOT, path, change));
	}

	private static Group changed(Group group, String here, String path, UnaryOperator<Group> change) {
		if (here.equals(path)) {
			return change.apply(group);
		}
		List<Node> parts = new ArrayList<>();
		for (int i = 0; i < group.parts().size(); i++) {
			Node part = group.parts().get(i);
			parts.add((part instanceof Group below) ? changed(below, here + "." + i, path, change) : part);
		}
		return new Group(group.join(), parts);
	}

	private ConditionForm without(String path) {
		int dot = path.lastIndexOf('.');
		if (dot < 0) {
			return this;
		}
		int index = Integer.parseInt(path.substring(dot + 1));
		return at(path.substring(0, dot), (group) -> {
			List<Node> parts = new ArrayList<>(group.parts());
			if (index < parts.size()) {
				parts.remove(index);
			}
			return new Group(group.join(), parts);
		});
	}

	/**
	 * The filter it says; empty groups say nothing.
	 * @throws InvalidFilter when a time cannot be read
	 */
	public TicketFilter filter(TicketFilters filters, ZoneId zone) {
		TicketFilter filter = filter(this.root, filters, zone);
		return (filter != null) ? filter : TicketFilter.everything();
	}

	private static @Nullable TicketFilter filter(Node node, TicketFilters filters, ZoneId zone) {
		if (node instanceof Row row) {
			return row.condition(filters, zone);
		}
		Group group = (Group) node;
		List<TicketFilter> parts = group.parts()
			.stream()
			.map((part) -> filter(part, filters, zone))
			.filter(Objects::nonNull)
			.toList();
		if (parts.isEmpty()) {
			return null;
		}
		return switch (group.join()) {
			case "any" -> new TicketFilter.Any(parts);
			case "none" -> new TicketFilter.Not(new TicketFilter.Any(parts));
			case "not-all" -> new TicketFilter.Not(new TicketFilter.All(parts));
			default -> new TicketFilter.All(parts);
		};
	}

	/** A group or a row. */
	public sealed interface Node {

	}

	/**
	 * Several that belong together.
	 *
	 * @param join all, any, none or not-all
	 */
	public record Group(String join, List<Node> parts) implements Node {

		public Group {
			parts = List.copyOf(parts);
		}

		Group with(Node part) {
			return new Group(this.join, Stream.concat(this.parts.stream(), Stream.of(part)).toList());
		}

	}

	/**
	 * One condition as typed.
	 *
	 * @param unit of a length of time, as {@link Span} has it
	 */
	public record Row(String field, String operator, List<String> values, String unit) implements Node {

		public Row {
			values = List.copyOf(values);
		}

		static Row of(String field) {
			return new Row(field, "", List.of(), "d");
		}

		static Row of(TicketFilter.Condition condition, ZoneId zone) {
			Operator operator = condition.operator();
			String first = condition.values().isEmpty() ? "" : condition.values().getFirst();
			if (operator.takesSpans() && Span.isSpan(first)) {
				return new Row(condition.field(), operator.key(), List.of(Long.toString(Span.amount(first))),
						Character.toString(Span.unit(first)));
			}
			if (operator == Operator.BEFORE || operator == Operator.AFTER) {
				String local = LocalDateTime.ofInstant(Instant.parse(first), zone)
					.truncatedTo(ChronoUnit.MINUTES)
					.toString();
				return new Row(condition.field(), operator.key(), List.of(local), "d");
			}
			return new Row(condition.field(), operator.key(), condition.values(), "d");
		}

		/** The field's first operator when what was chosen is not among its own. */
		public Operator operatorOf(@Nullable TicketField field) {
			List<Operator> known = (field != null) ? field.type().operators() : List.of(Operator.IS);
			return known.stream()
				.filter((one) -> one.key().equals(this.operator))
				.findFirst()
				.orElseGet(known::getFirst);
		}

		/** Typed values are separated by commas; chosen ones come one by one. */
		TicketFilter condition(TicketFilters filters, ZoneId zone) {
			TicketField field = filters.field(this.field);
			Operator operator = operatorOf(field);
			List<String> typed = this.values.stream().map(String::strip).filter((one) -> !one.isEmpty()).toList();
			if (operator.takesSpans()) {
				typed = typed.stream().map((amount) -> amount + (this.unit.isEmpty() ? "d" : this.unit)).toList();
			}
			else if (field.type() == TicketField.Type.TIME) {
				typed = typed.stream().map((local) -> instant(field, local, zone)).toList();
			}
			else if (field.type() != TicketField.Type.NUMBER) {
				typed = typed.stream()
					.flatMap((one) -> Stream.of(one.split("[,،、\\n]", -1)))
					.map(String::strip)
					.filter((one) -> !one.isEmpty())
					.toList();
			}
			return new TicketFilter.Condition(this.field, operator, typed);
		}

		private static String instant(TicketField field, String local, ZoneId zone) {
			try {
				if (local.indexOf('T') >= 0) {
					return LocalDateTime.parse(local).atZone(zone).toInstant().toString();
				}
				LocalDate day = LocalDate.parse(local);
				return (field.days() ? Days.noon(day) : day.atStartOfDay(zone).toInstant()).toString();
			}
			catch (DateTimeException ex) {
				throw new InvalidFilter(field.key(), "filters.refused.unknown-value", FilterCheck.shown(local));
			}
		}

	}

}
