package dev.frontdesk.supervision;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which of the chats are shown. What nobody could have chosen counts as not chosen.
 *
 * @param agent an agent's id, or {@code nobody} for the chats that nobody has
 * @param waiting given for those alone in which a customer waits
 * @param cursor the place after which the page begins
 */
record LiveFilter(@Nullable String team, @Nullable String agent, @Nullable String language, @Nullable String waiting,
		@Nullable String cursor) {

	private static final String NOBODY = "nobody";

	public @Nullable Long teamId() {
		return id(this.team);
	}

	public @Nullable Long agentId() {
		return id(this.agent);
	}

	public boolean queued() {
		return NOBODY.equals(this.agent);
	}

	public @Nullable String tag() {
		return (this.language != null && this.language.matches("[A-Za-z0-9-]{2,35}")) ? this.language : null;
	}

	public boolean waits() {
		return this.waiting != null && !this.waiting.isEmpty();
	}

	public boolean given() {
		return teamId() != null || agentId() != null || queued() || tag() != null || waits();
	}

	/** As conditions on {@code ticket t}, each with an {@code and} before it. */
	String conditions() {
		StringBuilder sql = new StringBuilder();
		if (teamId() != null) {
			sql.append(" and t.team_id = :team");
		}
		if (agentId() != null) {
			sql.append(" and (t.assignee_id = :agent or exists (select 1 from " + Supervision.GUESTS
					+ "where g.ticket_id = t.id and g.agent_id = :agent))");
		}
		if (queued()) {
			sql.append(" and t.assignee_id is null");
		}
		if (tag() != null) {
			sql.append(" and t.language = :language");
		}
		if (waits()) {
			sql.append(" and t.waiting_since < '9999-12-31 00:00:00+00'");
		}
		return sql.toString();
	}

	Map<String, Object> parameters() {
		Map<String, Object> parameters = new HashMap<>();
		put(parameters, "team", teamId());
		put(parameters, "agent", agentId());
		put(parameters, "language", tag());
		return parameters;
	}

	private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
		if (value != null) {
			parameters.put(name, value);
		}
	}

	/** The address of the same, from another place on. */
	String from(String place) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk/live");
		if (teamId() != null) {
			address.queryParam("team", teamId());
		}
		if (agentId() != null || queued()) {
			address.queryParam("agent", this.agent);
		}
		if (tag() != null) {
			address.queryParam("language", tag());
		}
		if (waits()) {
			address.queryParam("waiting", "yes");
		}
		return address.queryParam("cursor", place).build().toUriString();
	}

	private static @Nullable Long id(@Nullable String typed) {
		return (typed != null && typed.matches("\\d{1,18}")) ? Long.valueOf(typed) : null;
	}

}
