package dev.frontdesk.forms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.filters.Days;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFacts;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Which fields of a form are shown, and which of them lack. */
@Component
class Rules {

	static final String CATEGORY = "category";

	private final FormCatalogue catalogue;

	private final TicketFilters filters;

	private final Fields fields;

	private final JsonMapper json;

	Rules(FormCatalogue catalogue, TicketFilters filters, Fields fields, JsonMapper json) {
		this.catalogue = catalogue;
		this.filters = filters;
		this.fields = fields;
		this.json = json;
	}

	/**
	 * The keys of the fields that are shown, in their order. What is hidden counts as
	 * empty for what depends on it.
	 */
	Set<String> shown(Form form, Map<String, ? extends @Nullable Object> values, @Nullable Long categoryId) {
		Map<String, Boolean> known = new HashMap<>();
		Set<String> branch = this.catalogue.branch(categoryId);
		Set<String> shown = new LinkedHashSet<>();
		for (Form.Line line : form.lines()) {
			if (shown(form, line, values, branch, known)) {
				shown.add(line.field());
			}
		}
		return shown;
	}

	private boolean shown(Form form, Form.Line line, Map<String, ? extends @Nullable Object> values, Set<String> branch,
			Map<String, Boolean> known) {
		Boolean before = known.get(line.field());
		if (before != null) {
			return before;
		}
		// Cycles are refused when forms are made; should there be one, it ends here
		known.put(line.field(), false);
		TicketFilter condition = line.condition();
		boolean shown = true;
		if (condition != null) {
			Map<String, @Nullable Object> facts = new HashMap<>();
			depends(condition).forEach((field) -> {
				boolean there = form.line(field)
					.map((other) -> shown(form, other, values, branch, known))
					.orElse(false);
				facts.put(Field.PREFIX + field, there ? fact(values.get(field)) : null);
			});
			shown = holds(condition, TicketFacts.of(facts), branch);
		}
		known.put(line.field(), shown);
		return shown;
	}

	private boolean holds(TicketFilter filter, TicketFacts facts, Set<String> branch) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) ->
				parts.stream().allMatch((part) -> holds(part, facts, branch));
			case TicketFilter.Any(List<TicketFilter> parts) ->
				parts.stream().anyMatch((part) -> holds(part, facts, branch));
			case TicketFilter.Not(TicketFilter part) -> !holds(part, facts, branch);
			// From memory: the filter itself would ask the database for each
			case TicketFilter.Condition(String field, Operator operator, List<String> wanted) when field
				.equals(CATEGORY) -> switch (operator) {
					case GIVEN -> !branch.isEmpty();
					case EMPTY -> branch.isEmpty();
					case IS_NOT -> wanted.stream().noneMatch(branch::contains);
					default -> wanted.stream().anyMatch(branch::contains);
				};
			case TicketFilter.Condition condition -> this.filters.matches(condition, facts);
		};
	}

	/** The same for {@code forms/rules.js}, as JSON. */
	String inBrowser(Form form, @Nullable Long categoryId) {
		List<Map<String, @Nullable Object>> lines = form.lines().stream().map((line) -> {
			Map<String, @Nullable Object> told = new LinkedHashMap<>();
			TicketFilter condition = line.condition();
			told.put("key", line.field());
			told.put("type", this.fields.byKey(line.field()).map((field) -> field.type().name()).orElse("TEXT"));
			told.put("when", (condition != null) ? this.json.readTree(this.filters.print(condition)) : null);
			return told;
		}).toList();
		return this.json.writeValueAsString(Map.of("category", this.catalogue.branch(categoryId), "lines", lines));
	}

	private static @Nullable Object fact(@Nullable Object value) {
		return switch (value) {
			case null -> null;
			case LocalDate date -> Days.noon(date);
			case BigDecimal number -> number;
			default -> value;
		};
	}

	/** The keys of the fields a condition asks for. */
	static Set<String> depends(TicketFilter condition) {
		return condition.conditions()
			.map(TicketFilter.Condition::field)
			.filter((field) -> field.startsWith(Field.PREFIX))
			.map((field) -> field.substring(Field.PREFIX.length()))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** The lines that are shown, wanted and empty. */
	List<Form.Line> lacking(Form form, Map<String, ? extends @Nullable Object> values, @Nullable Long categoryId,
			Predicate<Form.Line> wanted) {
		if (form.lines().stream().noneMatch(wanted)) {
			return List.of();
		}
		Set<String> shown = shown(form, values, categoryId);
		return form.lines()
			.stream()
			.filter(wanted)
			.filter((line) -> shown.contains(line.field()) && values.get(line.field()) == null)
			.toList();
	}

}
