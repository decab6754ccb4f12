package dev.frontdesk.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import dev.frontdesk.shell.Face;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** Colleagues in the order of their names, a page at a time. */
@Component
class PeopleList {

	static final int PAGE = 50;

	private final JdbcClient jdbc;

	PeopleList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * @param after the last name of the page before, in lower case
	 * @param afterId the id that goes with it
	 */
	@Transactional(readOnly = true)
	public Page all(String after, long afterId) {
		return page("/admin/people",
				this.jdbc.sql("""
						select id, name, email, role, active, available, languages, signed_in_at,
						password_hash is null as invited, lower(name) as key
						from agent where (lower(name), id) > (:after, :id)
						order by lower(name), id limit :limit""")
					.param("after", Texts.optionalLine("after", after, 500))
					.param("id", afterId)
					.param("limit", PAGE + 1)
					.query(PeopleList::row)
					.list());
	}

	@Transactional(readOnly = true)
	public Page members(long teamId, String after, long afterId) {
		return page("/admin/teams/" + teamId,
				this.jdbc.sql("""
						select a.id, a.name, a.email, a.role, a.active, a.available, a.languages, a.signed_in_at,
						a.password_hash is null as invited, lower(a.name) as key
						from team_member m join agent a on a.id = m.agent_id
						where m.team_id = :team and (lower(a.name), a.id) > (:after, :id)
						order by lower(a.name), a.id limit :limit""")
					.param("team", teamId)
					.param("after", Texts.optionalLine("after", after, 500))
					.param("id", afterId)
					.param("limit", PAGE + 1)
					.query(PeopleList::row)
					.list());
	}

	private static Page page(String path, List<Row> rows) {
		if (rows.size() <= PAGE) {
			return new Page(rows, null);
		}
		List<Row> shown = rows.subList(0, PAGE);
		Row last = shown.getLast();
		return new Page(shown,
				UriComponentsBuilder.fromPath(path)
					.queryParam("after", "{after}")
					.queryParam("id", last.id())
					.encode()
					.buildAndExpand(last.key())
					.toString());
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		Timestamp signedIn = row.getTimestamp("signed_in_at");
		return new Row(row.getLong("id"), row.getString("name"), row.getString("email"), row.getString("role"),
				row.getBoolean("active"), row.getBoolean("available"),
				List.of((String[]) row.getArray("languages").getArray()), row.getBoolean("invited"),
				(signedIn != null) ? signedIn.toInstant() : null, row.getString("key"));
	}

	/**
	 * @param next the address of the next page
	 */
	record Page(List<Row> rows, @Nullable String next) {

	}

	record Row(long id, String name, String email, String role, boolean active, boolean available,
			List<String> languages, boolean invited, @Nullable Instant signedInAt, String key) {

		public Face face() {
			return Face.of(this.name);
		}

	}

}
