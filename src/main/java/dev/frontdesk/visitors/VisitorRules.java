package dev.frontdesk.visitors;

import java.util.HashMap;
import java.util.Map;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.widgets.Widget;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents see of each widget's visitors; nothing where nobody said otherwise. */
@Service
@Transactional(readOnly = true)
public class VisitorRules {

	private final Invitations invitations;

	private final JdbcClient jdbc;

	private final Audit audit;

	VisitorRules(Invitations invitations, JdbcClient jdbc, Audit audit) {
		this.invitations = invitations;
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** By the widget's id; those that are off are not in it. */
	Map<Long, Shown> all() {
		Map<Long, Shown> all = new HashMap<>();
		this.jdbc.sql("select widget_id, shown from visitor_rule").query((row) -> {
			all.put(row.getLong("widget_id"), Shown.valueOf(row.getString("shown")));
		});
		return all;
	}

	Shown of(long widgetId) {
		return this.jdbc.sql("select shown from visitor_rule where widget_id = ?")
			.param(widgetId)
			.query(String.class)
			.optional()
			.map(Shown::valueOf)
			.orElse(Shown.OFF);
	}

	@Transactional
	public void set(Actor by, Widget widget, Shown shown) {
		if (of(widget.id()) == shown) {
			return;
		}
		if (shown == Shown.OFF) {
			this.jdbc.sql("delete from visitor_rule where widget_id = ?").param(widget.id()).update();
			this.jdbc.sql("""
					delete from visitor_now where browser_id in (
						select browser_id from visitor_now where widget_id = ? order by browser_id for update)""")
				.param(widget.id())
				.update();
			this.invitations.withdrawAll(widget.id());
		}
		else {
			this.jdbc.sql("""
					insert into visitor_rule (widget_id, shown) values (?, ?)
					on conflict (widget_id) do update set shown = excluded.shown""")
				.params(widget.id(), shown.name())
				.update();
		}
		this.audit.record(by, "visitors.rule-set", "widget", widget.key(), shown.name());
	}

}
