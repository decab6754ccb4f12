package dev.frontdesk.filters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form: {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": …}}, and
 * {@code {"field": "language", "op": "is", "values": ["th"]}}.
 */
@Component
class FilterJson {

	private static final int LONGEST = 1_000_000;

	private final JsonMapper json;

	FilterJson(JsonMapper json) {
		this.json = json;
	}

	TicketFilter read(String text) {
		if (text.length() > LONGEST) {
			throw new InvalidFilter("filter", "filters.refused.too-large");
		}
		try {
			return filter(this.json.readTree(text), 1);
		}
		catch (JacksonException ex) {
			throw new InvalidFilter("filter", "filters.refused.unreadable");
		}
	}

	private static TicketFilter filter(JsonNode node, int depth) {
		// Stops long before the stack does; the filter's own limit is lower
		if (!node.isObject() || depth > 2 * FilterCheck.DEEPEST) {
			throw new InvalidFilter("filter",
					node.isObject() ? "filters.refused.too-deep" : "filters.refused.unreadable", FilterCheck.DEEPEST);
		}
		if (node.has("all")) {
			return new TicketFilter.All(parts(node.get("all"), depth));
		}
		if (node.has("any")) {
			return new TicketFilter.Any(parts(node.get("any"), depth));
		}
		return node.has("not") ? new TicketFilter.Not(filter(node.get("not"), depth + 1)) : condition(node);
	}

	private static List<TicketFilter> parts(JsonNode node, int depth) {
		if (!node.isArray()) {
			throw new InvalidFilter("filter", "filters.refused.unreadable");
		}
		List<TicketFilter> parts = new ArrayList<>();
		node.forEach((part) -> parts.add(filter(part, depth + 1)));
		return parts;
	}

	private static TicketFilter condition(JsonNode node) {
		String field = text(node, "field", "filter");
		String key = text(node, "op", field);
		Operator operator = Operator.byKey(key)
			.orElseThrow(() -> new InvalidFilter(field, "filters.refused.unknown-operator", FilterCheck.shown(key)));
		List<String> values = new ArrayList<>();
		JsonNode given = node.get("values");
		if (given != null) {
			if (!given.isArray()) {
				throw new InvalidFilter(field, "filters.refused.unreadable");
			}
			given.forEach((value) -> values.add(string(value, field)));
		}
		return new TicketFilter.Condition(field, operator, values);
	}

	private static String text(JsonNode node, String name, String field) {
		JsonNode text = node.get(name);
		if (text == null) {
			throw new InvalidFilter(field, "filters.refused.unreadable");
		}
		return string(text, field);
	}

	private static String string(JsonNode node, String field) {
		if (!node.isString()) {
			throw new InvalidFilter(field, "filters.refused.unreadable");
		}
		return node.stringValue();
	}

	String write(TicketFilter filter) {
		return this.json.writeValueAsString(tree(filter));
	}

	private static Map<String, Object> tree(TicketFilter filter) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) ->
				Map.of("all", parts.stream().map(FilterJson::tree).toList());
			case TicketFilter.Any(List<TicketFilter> parts) ->
				Map.of("any", parts.stream().map(FilterJson::tree).toList());
			case TicketFilter.Not(TicketFilter part) -> Map.of("not", tree(part));
			case TicketFilter.Condition condition -> tree(condition);
		};
	}

	private static Map<String, Object> tree(TicketFilter.Condition condition) {
		Map<String, Object> tree = new LinkedHashMap<>();
		tree.put("field", condition.field());
		tree.put("op", condition.operator().key());
		if (condition.operator().takesValues()) {
			tree.put("values", condition.values());
		}
		return tree;
	}

}
