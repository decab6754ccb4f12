package dev.frontdesk.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agents and teams, for programs; addresses of others for admins alone. */
@RestController
@RequestMapping("/api/v1")
@Needs(Scope.DESK_READ)
class StaffApi {

	private static final String AGENTS = """
			select a.id, a.name, a.role, a.active, a.available, a.languages, a.locale, a.time_zone,
				case when :admin or a.id = :me then a.email end as email,
				array(select m.team_id from team_member m where m.agent_id = a.id order by 1) as teams from agent a""";

	private final JdbcClient jdbc;

	private final Cursors cursors;

	StaffApi(JdbcClient jdbc, Cursors cursors) {
		this.jdbc = jdbc;
		this.cursors = cursors;
	}

	@GetMapping("/agents")
	@Tag(name = "Agents")
	@Operation(summary = "List agents, those who have left as well")
	Page<AgentDocument> agents(@AuthenticationPrincipal SignedInAgent me,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
		int size = Page.size(limit);
		List<AgentDocument> found = ask(me, " where a.id > :after order by a.id limit :rows")
			.param("after", (cursor != null) ? Long.parseLong(this.cursors.open("agents", cursor).getFirst()) : 0)
			.param("rows", size + 1)
			.query(StaffApi::agent)
			.list();
		return Page.of(found, size, (last) -> this.cursors.seal("agents", last.id()));
	}

	@GetMapping("/agents/me")
	@Tag(name = "Agents")
	@Operation(summary = "Whose token it is")
	AgentDocument me(@AuthenticationPrincipal SignedInAgent me) {
		return agent(me, me.id());
	}

	@GetMapping("/agents/{id}")
	@Tag(name = "Agents")
	@Operation(summary = "Read an agent")
	AgentDocument agent(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		return ask(me, " where a.id = :id").param("id", id)
			.query(StaffApi::agent)
			.optional()
			.orElseThrow(AgentNotFound::new);
	}

	private JdbcClient.StatementSpec ask(SignedInAgent me, String which) {
		return this.jdbc.sql(AGENTS + which).param("me", me.id()).param("admin", me.role() == Role.ADMIN);
	}

	@GetMapping("/teams")
	@Tag(name = "Teams")
	@Operation(summary = "List teams")
	Page<TeamDocument> teams(@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(defaultValue = "50") int limit, Locale locale) {
		int size = Page.size(limit);
		List<TeamDocument> found = this.jdbc
			.sql("select v.id, v.key, coalesce(v.name ->> :language, v.name ->> 'en', v.key) as name, v.confidential,"
					+ " v.fallback from team v where v.id > :after order by v.id limit :rows")
			.param("language", locale.getLanguage())
			.param("after", (cursor != null) ? Long.parseLong(this.cursors.open("teams", cursor).getFirst()) : 0)
			.param("rows", size + 1)
			.query(TeamDocument.class)
			.list();
		return Page.of(found, size, (last) -> this.cursors.seal("teams", last.id()));
	}

	@GetMapping("/teams/{id}")
	@Tag(name = "Teams")
	@Operation(summary = "Read a team")
	TeamDocument team(@PathVariable long id, Locale locale) {
		return this.jdbc
			.sql("select v.id, v.key, coalesce(v.name ->> :language, v.name ->> 'en', v.key) as name, v.confidential,"
					+ " v.fallback from team v where v.id = :id")
			.param("language", locale.getLanguage())
			.param("id", id)
			.query(TeamDocument.class)
			.optional()
			.orElseThrow(TeamNotFound::new);
	}

	private static AgentDocument agent(ResultSet row, int number) throws SQLException {
		return new AgentDocument(row.getLong("id"), row.getString("name"), row.getString("email"),
				row.getString("role").toLowerCase(Locale.ROOT), row.getBoolean("active"), row.getBoolean("available"),
				List.of((String[]) row.getArray("languages").getArray()), row.getString("locale"),
				row.getString("time_zone"), List.of((Long[]) row.getArray("teams").getArray()));
	}

	/**
	 * An agent as the API tells them.
	 *
	 * @param email for admins and the agent alone
	 * @param role admin, lead or agent
	 * @param available whether new work may come
	 * @param teams their ids
	 */
	record AgentDocument(long id, String name, @Nullable String email, String role, boolean active, boolean available,
			List<String> languages, String locale, String timeZone, List<Long> teams) {
	}

	/**
	 * A team as the API tells it.
	 *
	 * @param fallback whether it takes what no rule sends elsewhere
	 */
	record TeamDocument(long id, String key, String name, boolean confidential, boolean fallback) {
	}

}
