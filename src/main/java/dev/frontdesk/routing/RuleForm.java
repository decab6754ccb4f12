package dev.frontdesk.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketField;
import dev.frontdesk.filters.TicketFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the editor, as typed. Its conditions are a plain list of which all or
 * any must hold; a filter that says more than that is kept as it is until one starts
 * anew.
 *
 * @param kept the stored filter that the list cannot show; null when it can
 */
record RuleForm(@Nullable Long id, int version, String name, String join, List<Row> rows, String team,
		boolean needsLanguage, String skill, @Nullable String kept) {

	private static final int MOST_ROWS = 50;

	static RuleForm empty() {
		return new RuleForm(null, 0, "", "all", List.of(new Row("language", Operator.IS.key(), List.of())), "", false,
				"", null);
	}

	static RuleForm of(RoutingRule rule, TicketFilter filter) {
		boolean any = filter instanceof TicketFilter.Any;
		Optional<List<Row>> rows = rows(filter);
		String skill = rule.skill();
		return new RuleForm(rule.id(), rule.version(), rule.name(), any ? "any" : "all", rows.orElse(List.of()),
				Long.toString(rule.teamId()), rule.needsLanguage(), (skill != null) ? skill : "",
				rows.isPresent() ? null : rule.filter());
	}

	private static Optional<List<Row>> rows(TicketFilter filter) {
		List<TicketFilter> parts = switch (filter) {
			case TicketFilter.All(List<TicketFilter> all) -> all;
			case TicketFilter.Any(List<TicketFilter> any) -> any;
			case TicketFilter.Not not -> List.of(not);
			case TicketFilter.Condition condition -> List.of(condition);
		};
		List<Row> rows = parts.stream()
			.flatMap((part) -> (part instanceof TicketFilter.Condition one)
					? Stream.of(new Row(one.field(), one.operator().key(), one.values())) : Stream.empty())
			.toList();
		return (rows.size() == parts.size()) ? Optional.of(rows) : Optional.empty();
	}

	static RuleForm typed(@Nullable Long id, MultiValueMap<String, String> parameters) {
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i < MOST_ROWS && parameters.containsKey("field." + i); i++) {
			rows.add(new Row(first(parameters, "field." + i), first(parameters, "operator." + i),
					parameters.getOrDefault("value." + i, List.of())));
		}
		String kept = first(parameters, "kept");
		return new RuleForm(id, number(first(parameters, "version")), first(parameters, "name"),
				first(parameters, "join").equals("any") ? "any" : "all", rows, first(parameters, "team"),
				parameters.containsKey("needs-language"), first(parameters, "skill"), kept.isEmpty() ? null : kept);
	}

	private static String first(MultiValueMap<String, String> parameters, String name) {
		String value = parameters.getFirst(name);
		return (value != null) ? value : "";
	}

	private static int number(String text) {
		return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
	}

	/** The team's id; 0, which is nobody's, for anything else. */
	long teamId() {
		return this.team.matches("[0-9]{1,18}") ? Long.parseLong(this.team) : 0;
	}

	TicketFilter filter(Map<String, TicketField> fields) {
		List<TicketFilter> parts = this.rows.stream().map((row) -> row.condition(fields)).toList();
		return this.join.equals("any") ? new TicketFilter.Any(parts) : new TicketFilter.All(parts);
	}

	RuleForm with(List<Row> rows) {
		return new RuleForm(this.id, this.version, this.name, this.join, rows, this.team, this.needsLanguage,
				this.skill, null);
	}

	RuleForm at(int version) {
		return new RuleForm(this.id, version, this.name, this.join, this.rows, this.team, this.needsLanguage,
				this.skill, this.kept);
	}

	/** One condition as typed. */
	record Row(String field, String operator, List<String> values) {

		/** Typed values are separated by commas; chosen ones come one by one. */
		TicketFilter condition(Map<String, TicketField> fields) {
			return new TicketFilter.Condition(this.field, operatorOf(fields.get(this.field)),
					this.values.stream()
						.flatMap((value) -> Stream.of(value.split("[,،、\\n]", -1)))
						.map(String::strip)
						.filter((value) -> !value.isEmpty())
						.toList());
		}

		/** The field's first operator when what was chosen is not among its own. */
		Operator operatorOf(@Nullable TicketField field) {
			List<Operator> known = (field != null) ? field.type().operators() : List.of(Operator.IS);
			return known.stream()
				.filter((one) -> one.key().equals(this.operator))
				.findFirst()
				.orElseGet(known::getFirst);
		}

	}

}
