package dev.frontdesk.actions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.language.PersonName;
import dev.frontdesk.language.Salutation;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What stands in a text for something of the ticket: {@code {{customer.firstName}}}, or
 * with a word for when it is empty, {@code {{customer.firstName|there}}}.
 */
@Service
@Transactional(readOnly = true)
public class Placeholders {

	/** Every one there is, the most used first. */
	public static final List<String> NAMES = List.of("customer.salutation", "customer.firstName", "customer.lastName",
			"customer.name", "customer.email", "agent.firstName", "agent.name", "ticket.number", "ticket.subject",
			"team.name", "brand.name", "workspace.name");

	private static final Map<String, String> EXACT = exact();

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}|]*)(?:\\|([^{}]*))?\\}\\}");

	// What stands in code marks is meant as it stands
	private static final Pattern CODE = Pattern.compile("(?<!`)(`++).*?(?<!`)\\1(?!`)", Pattern.DOTALL);

	private static final Pattern BRACES = Pattern.compile("\\{\\{|\\}\\}");

	private static final String FACTS = """
			select c.name as customer, c.locale as customer_locale, t.number, t.subject, a.name as agent,
				a.locale as agent_locale, b.name as brand, b.formal, w.name as workspace,
				coalesce(v.name ->> :language, v.name ->> 'en', v.key, '') as team,
				coalesce((select i.value from customer_identity i where i.customer_id = c.id and i.kind = 'EMAIL'
					order by i.verified_at nulls last, i.id limit 1), '') as email
			from ticket t join customer c on c.id = t.customer_id join brand b on b.id = t.brand_id
				join workspace w on w.id = 1 join agent a on a.id = :agent left join team v on v.id = t.team_id
			where t.id = :ticket""";

	private final JdbcClient jdbc;

	Placeholders(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	private static Map<String, String> exact() {
		Map<String, String> exact = new LinkedHashMap<>();
		NAMES.forEach((name) -> exact.put(name.toLowerCase(Locale.ROOT), name));
		return Map.copyOf(exact);
	}

	/**
	 * Refuses what could not be filled.
	 * @param field where the text was typed
	 * @throws InvalidText naming the placeholder that does not exist, or the braces that
	 * do not close
	 */
	public void check(String field, String text) {
		check(field, text, (name) -> EXACT.containsKey(name.toLowerCase(Locale.ROOT)), Placeholders::closest);
	}

	/**
	 * The same of a text that may hold others.
	 * @param known tells of a name whether it may stand there
	 * @param closest the placeholder that was probably meant
	 */
	public static void check(String field, String text, Predicate<String> known, UnaryOperator<String> closest) {
		Matcher found = PLACEHOLDER.matcher(text);
		while (found.find()) {
			String name = found.group(1).strip();
			if (!known.test(name)) {
				throw new InvalidText(field, "actions.placeholder.unknown", found.group(), closest.apply(name));
			}
		}
		if (BRACES.matcher(found.replaceAll("")).find()) {
			throw new InvalidText(field, "actions.placeholder.open");
		}
	}

	/** The name that was probably meant, else the first. */
	private static String closest(String typed) {
		String low = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
		String best = NAMES.getFirst();
		int least = Integer.MAX_VALUE;
		for (String name : NAMES) {
			int distance = distance(low, name.toLowerCase(Locale.ROOT).replace(".", ""));
			if (distance < least) {
				least = distance;
				best = name;
			}
		}
		return "{{" + best + "}}";
	}

	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= Math.min(one.length(), 60); i++) {
			int corner = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int above = row[j];
				row[j] = Math.min(Math.min(row[j - 1], above) + 1,
						corner + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1));
				corner = above;
			}
		}
		return row[other.length()];
	}

	/** What each placeholder stands for, in a letter of this language by this agent. */
	public Map<String, String> of(Ticket ticket, long agentId, Locale language) {
		return this.jdbc.sql(FACTS)
			.param("ticket", ticket.id())
			.param("agent", agentId)
			.param("language", language.getLanguage())
			.query((row, number) -> values(row, language))
			.single();
	}

	private static Map<String, String> values(ResultSet row, Locale language) throws SQLException {
		PersonName customer = PersonName.of(row.getString("customer"),
				Locale.forLanguageTag(row.getString("customer_locale")));
		PersonName agent = PersonName.of(row.getString("agent"), Locale.forLanguageTag(row.getString("agent_locale")));
		Map<String, String> values = new LinkedHashMap<>();
		values.put("customer.salutation", Salutation.of(customer, language, row.getBoolean("formal")));
		values.put("customer.firstName", customer.called());
		values.put("customer.lastName", customer.family());
		values.put("customer.name", customer.full());
		values.put("customer.email", row.getString("email"));
		values.put("agent.firstName", agent.isNobody() ? row.getString("agent") : agent.called());
		values.put("agent.name", row.getString("agent"));
		values.put("ticket.number", row.getString("number"));
		values.put("ticket.subject", row.getString("subject"));
		values.put("team.name", row.getString("team"));
		values.put("brand.name", row.getString("brand"));
		values.put("workspace.name", row.getString("workspace"));
		return values;
	}

	/**
	 * The text with everything in its place. What has neither value nor default goes,
	 * with the space before it.
	 * @throws InvalidText when it holds a placeholder that does not exist: raw it would
	 * reach the customer
	 */
	public Filled fill(String text, Map<String, String> values) {
		check("text", text);
		return fill(text, (name) -> values.getOrDefault(EXACT.getOrDefault(name.toLowerCase(Locale.ROOT), ""), ""));
	}

	/**
	 * The same with whatever a name stands for; empty for nothing.
	 */
	public static Filled fill(String text, UnaryOperator<String> values) {
		Set<String> missing = new LinkedHashSet<>();
		StringBuilder filled = new StringBuilder();
		Matcher found = PLACEHOLDER.matcher(text);
		int from = 0;
		while (found.find()) {
			filled.append(text, from, found.start());
			from = found.end();
			String name = found.group(1).strip();
			String value = values.apply(name);
			if (value.isBlank() && found.group(2) != null) {
				value = found.group(2).strip();
			}
			else if (value.isBlank()) {
				missing.add(EXACT.getOrDefault(name.toLowerCase(Locale.ROOT), name));
				value = "";
				if (!filled.isEmpty() && filled.charAt(filled.length() - 1) == ' ') {
					filled.setLength(filled.length() - 1);
				}
			}
			filled.append(value);
		}
		filled.append(text, from, text.length());
		return new Filled(filled.toString(), List.copyOf(missing));
	}

	/**
	 * What an agent typed for this customer, with everything in its place. In code marks
	 * it stays as it was typed.
	 * @throws InvalidText naming the placeholder that does not exist, or that stands for
	 * nothing here: either would reach the customer
	 */
	public String fillTyped(String text, Ticket ticket, long agentId, Locale language) {
		if (!text.contains("{{")) {
			return text;
		}
		Map<String, String> values = of(ticket, agentId, language);
		StringBuilder filled = new StringBuilder();
		Matcher code = CODE.matcher(text);
		int from = 0;
		while (code.find()) {
			filled.append(typed(text.substring(from, code.start()), values)).append(code.group());
			from = code.end();
		}
		return filled.append(typed(text.substring(from), values)).toString();
	}

	private static String typed(String text, Map<String, String> values) {
		return PLACEHOLDER.matcher(text)
			.replaceAll(
					(found) -> Matcher.quoteReplacement(value(found.group(), found.group(1), found.group(2), values)));
	}

	private static String value(String typed, String named, @Nullable String otherwise, Map<String, String> values) {
		String name = EXACT.get(named.strip().toLowerCase(Locale.ROOT));
		if (name == null) {
			throw new InvalidText("text", "actions.placeholder.unknown", typed, closest(named));
		}
		String value = values.getOrDefault(name, "");
		if (value.isBlank() && otherwise == null) {
			throw new InvalidText("text", "actions.placeholder.nothing", typed);
		}
		return (value.isBlank() && otherwise != null) ? otherwise.strip() : value;
	}

	/**
	 * @param missing the placeholders that stood for nothing
	 */
	public record Filled(String text, List<String> missing) {
	}

}
