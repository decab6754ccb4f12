package dev.frontdesk.search;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.language.Stems;
import dev.frontdesk.language.Words;
import org.springframework.stereotype.Component;

/** Reads what people type into the box. */
@Component
class Queries {

	static final int LONGEST = 1000;

	private static final int MOST_TOKENS = 40;

	private final Conditions conditions;

	Queries(Conditions conditions) {
		this.conditions = conditions;
	}

	/**
	 * Reads a query.
	 * @throws SearchRefused when nothing can be found by it
	 */
	Query parse(String typed, Locale reader, ZoneId zone) {
		List<Token> tokens = tokens(typed);
		List<Sought> sought = new ArrayList<>();
		List<TicketFilter> conditions = new ArrayList<>();
		for (Token token : tokens) {
			if (token.operator() == null) {
				if (!Words.of(token.text()).isEmpty()) {
					sought.add(Sought.of(token, Stems.languages()));
				}
			}
			else {
				TicketFilter condition = this.conditions.of(token, reader, zone);
				conditions.add(token.negated() ? new TicketFilter.Not(condition) : condition);
			}
		}
		if (sought.stream().allMatch(Sought::negated) && conditions.isEmpty()) {
			throw new SearchRefused(sought.isEmpty() ? "search.refused.no-words" : "search.refused.only-not");
		}
		return new Query(List.copyOf(sought), scope(tokens, conditions));
	}

	private List<Token> tokens(String typed) {
		int length = typed.codePointCount(0, typed.length());
		if (length > LONGEST) {
			throw new SearchRefused("search.refused.too-long", LONGEST, length);
		}
		List<Token> tokens = Token.of(typed, this.conditions::asks);
		if (tokens.size() > MOST_TOKENS) {
			throw new SearchRefused("search.refused.too-many", MOST_TOKENS, tokens.size());
		}
		return tokens;
	}

	/** What was put aside is found only by who asks for it. */
	private static TicketFilter scope(List<Token> tokens, List<TicketFilter> conditions) {
		Set<String> is = new LinkedHashSet<>();
		tokens.stream()
			.filter((token) -> "is".equals(token.operator()) && !token.negated())
			.forEach((token) -> is.add(token.text().toLowerCase(Locale.ROOT)));
		List<TicketFilter> parts = new ArrayList<>(conditions);
		if (!is.contains("spam") && !is.contains("trash")) {
			parts.add(TicketFilter.where("shelf", Operator.IS, "DESK"));
		}
		return new TicketFilter.All(parts);
	}

}
