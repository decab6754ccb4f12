package dev.frontdesk.staff;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All teams on one page: a company has few. */
@Component
class TeamList {

	private final TeamRepository teams;

	private final JdbcClient jdbc;

	TeamList(TeamRepository teams, JdbcClient jdbc) {
		this.teams = teams;
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	public List<Row> all(Locale reader) {
		Map<Long, Integer> members = this.jdbc.sql("""
				select m.team_id, count(*) as members from team_member m join agent a on a.id = m.agent_id
				where a.active group by m.team_id""")
			.query((row, number) -> Map.entry(row.getLong(1), row.getInt(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return this.teams.findAllByOrderById()
			.stream()
			.map((team) -> new Row(team.id(), team.name(reader), team.confidential(), team.fallback(),
					members.getOrDefault(team.id(), 0)))
			.toList();
	}

	record Row(long id, String name, boolean confidential, boolean fallback, int members) {

	}

}
