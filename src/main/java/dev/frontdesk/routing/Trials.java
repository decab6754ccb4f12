package dev.frontdesk.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.frontdesk.tickets.Reader;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a rule would have done to the latest tickets, as they are now. */
@Service
@Transactional(readOnly = true)
class Trials {

	private static final int LATEST = 500;

	private static final int EXAMPLES = 5;

	private final TicketFilters filters;

	private final Rules rules;

	private final RuleScreens screens;

	private final JdbcClient jdbc;

	Trials(TicketFilters filters, Rules rules, RuleScreens screens, JdbcClient jdbc) {
		this.filters = filters;
		this.rules = rules;
		this.screens = screens;
		this.jdbc = jdbc;
	}

	/**
	 * @param ruleId the rule that is edited; a new one, which comes last, when null
	 */
	Trial of(TicketFilter filter, @Nullable Long ruleId, Reader reader) {
		Map<String, Object> parameters = new HashMap<>(reader.sees().parameters());
		String matches = add(this.filters.compile(filter, "tried"), parameters);
		List<String> earlier = new ArrayList<>();
		for (TicketFilter before : before(ruleId)) {
			earlier.add(add(this.filters.compile(before, "e" + earlier.size() + "x"), parameters));
		}
		String taken = earlier.isEmpty() ? "false" : String.join(" or ", earlier);
		List<Example> found = this.jdbc
			.sql("""
					select x.*, count(*) over () as tried, count(*) filter (where hit and not gone) over () as hits,
					count(*) filter (where hit and gone) over () as lost from (
						select t.id, t.number, t.subject, (%s) as hit, (%s) as gone
						from (select * from ticket t where t.shelf = 'DESK' and %s order by t.id desc limit :latest) t) x
					order by (hit and not gone) desc, id desc limit :examples"""
				.formatted(matches, taken, reader.sees().sql()))
			.params(parameters)
			.param("latest", LATEST)
			.param("examples", EXAMPLES)
			.query((row, number) -> new Example(row.getLong("number"), row.getString("subject"),
					row.getBoolean("hit") && !row.getBoolean("gone"), row.getInt("tried"), row.getInt("hits"),
					row.getInt("lost")))
			.list();
		if (found.isEmpty()) {
			return new Trial(0, 0, 0, List.of());
		}
		Example any = found.getFirst();
		return new Trial(any.tried(), any.hits(), any.lost(), found.stream().filter(Example::hit).toList());
	}

	private List<TicketFilter> before(@Nullable Long ruleId) {
		List<TicketFilter> before = new ArrayList<>();
		for (RoutingRule rule : this.rules.inOrder()) {
			if (ruleId != null && rule.id() == ruleId) {
				break;
			}
			TicketFilter filter = this.screens.read(rule);
			if (rule.enabled() && filter != null) {
				before.add(filter);
			}
		}
		return before;
	}

	private static String add(Reader.Predicate predicate, Map<String, Object> parameters) {
		parameters.putAll(predicate.parameters());
		return predicate.sql();
	}

	/**
	 * @param tried how many tickets were looked at
	 * @param lost how many match but go to an earlier rule
	 */
	record Trial(int tried, int hits, int lost, List<Example> examples) {
	}

	record Example(long number, String subject, boolean hit, int tried, int hits, int lost) {
	}

}
