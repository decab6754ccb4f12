package dev.frontdesk.setup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.settings.AdminStart;
import dev.frontdesk.widgets.Widget;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way to the first answered chat: each step is done when the house itself can see
 * that it is.
 */
@Service
@Transactional(readOnly = true)
class GettingStarted implements AdminStart {

	private static final String PAGE = "/admin/setup";

	private static final String SEEN = """
			select
				(select name <> 'Frontdesk' from workspace where id = 1)
					or exists (select 1 from audit_entry where action = 'workspace.described') brand,
				exists (select 1 from agent a, workspace w where w.id = 1 and a.active
					and split_part(w.default_locale, '-', 1) = any (a.languages)) languages,
				exists (select 1 from widget where look -> 'hours' <> 'null'::jsonb)
					or exists (select 1 from audit_entry where action in ('widget.added', 'widget.changed')) hours,
				exists (select 1 from widget_sighting) snippet,
				exists (select 1 from routing_rule where enabled and deleted_at is null) rule,
				exists (select 1 from agent where active offset 1) invited,
				exists (select 1 from visit v join message m on m.ticket_id = v.ticket_id
					where m.author_kind = 'AGENT' and m.visibility = 'PUBLIC') chat""";

	private final JdbcClient jdbc;

	private final Clock clock;

	GettingStarted(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** In the order in which they are best taken. */
	List<Step> steps() {
		return this.jdbc.sql(SEEN).query(GettingStarted::read).single();
	}

	private static List<Step> read(ResultSet row, int number) throws SQLException {
		String widget = "/admin/chat/widgets/" + Widget.DEFAULT;
		return List.of(new Step("brand", "/admin/workspace", row.getBoolean("brand")),
				new Step("languages", "/admin/people", row.getBoolean("languages")),
				new Step("hours", widget, row.getBoolean("hours")),
				new Step("snippet", widget + "/placement", row.getBoolean("snippet")),
				new Step("rule", "/admin/routing", row.getBoolean("rule")),
				new Step("invited", "/admin/people", row.getBoolean("invited")),
				new Step("chat", "/chat/" + Widget.DEFAULT, row.getBoolean("chat")));
	}

	boolean isDismissedBy(long agentId) {
		return this.jdbc.sql("select exists (select 1 from setup_dismissal where agent_id = ?)")
			.param(agentId)
			.query(Boolean.class)
			.single();
	}

	@Transactional
	void dismiss(long agentId) {
		this.jdbc.sql("insert into setup_dismissal (agent_id, at) values (?, ?) on conflict do nothing")
			.params(agentId, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	@Transactional
	void takeUp(long agentId) {
		this.jdbc.sql("delete from setup_dismissal where agent_id = ?").param(agentId).update();
	}

	@Override
	public Optional<String> of(long agentId) {
		boolean waits = !isDismissedBy(agentId) && steps().stream().anyMatch((step) -> !step.done());
		return waits ? Optional.of(PAGE) : Optional.empty();
	}

	/**
	 * @param key below {@code setup.step.}
	 * @param address where it is done
	 */
	public record Step(String key, String address, boolean done) {
	}

}
