package dev.frontdesk.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whom and where a ticket can be given to, in the reader's language; the names of those
 * who have left are known too, for the history.
 */
public record Choices(List<Choice> agents, List<Choice> teams, List<Choice> categories, List<Choice> brands,
		List<Choice> markets) {

	private static final String ALL = """
			with recursive path (id, name) as (
				select id, coalesce(name ->> :language, name ->> 'en', key) from category where parent_id is null
				union all
				select c.id, p.name || ' › ' || coalesce(c.name ->> :language, c.name ->> 'en', c.key)
					from category c join path p on p.id = c.parent_id)
			select 'agent' as kind, id, name, active, not available as away from agent
			union all select 'team', id, coalesce(name ->> :language, name ->> 'en', key), true, false from team
			union all select 'category', id, name, true, false from path
			union all select 'brand', id, name, true, false from brand
			union all select 'market', id, name, true, false from market
			order by name, id""";

	static Choices of(JdbcClient jdbc, Locale reader) {
		Map<String, List<Choice>> kinds = jdbc.sql(ALL)
			.param("language", reader.getLanguage())
			.query((row, number) -> Map.entry(row.getString("kind"),
					new Choice(row.getLong("id"), row.getString("name"), row.getBoolean("active"),
							row.getBoolean("away"))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		return new Choices(kinds.getOrDefault("agent", List.of()), kinds.getOrDefault("team", List.of()),
				kinds.getOrDefault("category", List.of()), kinds.getOrDefault("brand", List.of()),
				kinds.getOrDefault("market", List.of()));
	}

	/** Who can be given work. */
	public List<Choice> colleagues() {
		return this.agents.stream().filter(Choice::active).toList();
	}

	@Nullable String agent(@Nullable Long id) {
		return name(this.agents, id);
	}

	@Nullable String team(@Nullable Long id) {
		return name(this.teams, id);
	}

	@Nullable String category(@Nullable Long id) {
		return name(this.categories, id);
	}

	@Nullable String brand(@Nullable Long id) {
		return name(this.brands, id);
	}

	@Nullable String market(@Nullable Long id) {
		return name(this.markets, id);
	}

	private static @Nullable String name(List<Choice> choices, @Nullable Long id) {
		if (id == null) {
			return null;
		}
		for (Choice choice : choices) {
			if (choice.id() == id) {
				return choice.name();
			}
		}
		return null;
	}

	/**
	 * @param away an agent who takes no new work
	 */
	public record Choice(long id, String name, boolean active, boolean away) {
	}

}
