package dev.frontdesk.screens;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether screens are shared in this workspace, and by way of which servers. */
@Service
@Transactional(readOnly = true)
public class ScreenRules {

	private final JdbcClient jdbc;

	private final Audit audit;

	ScreenRules(JdbcClient jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	public Rule rule() {
		return this.jdbc.sql("select enabled, servers, secret, unwatched_minutes, relay_only from screen_rule")
			.query((row, number) -> new Rule(row.getBoolean("enabled"), texts(row.getArray("servers")),
					row.getString("secret"), row.getInt("unwatched_minutes"), row.getBoolean("relay_only")))
			.single();
	}

	private static List<String> texts(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	@Transactional
	public void set(Actor by, Rule rule) {
		this.jdbc.sql("""
				update screen_rule set enabled = ?, servers = ?, secret = ?, unwatched_minutes = ?, relay_only = ?""")
			.params(rule.on(), rule.servers().toArray(String[]::new), rule.secret(), rule.unwatchedMinutes(),
					rule.relayOnly())
			.update();
		this.audit.record(by, "screens.rules-set", "workspace", 1,
				(rule.on() ? "on" : "off") + ", " + rule.servers().size() + " servers, " + rule.unwatchedMinutes()
						+ " min" + (rule.relayOnly() ? ", relayed" : ""));
	}

	/**
	 * @param servers addresses of STUN and TURN servers
	 * @param secret what the TURN servers know too; empty for none
	 * @param unwatchedMinutes after how long without anyone looking a screen is shared no
	 * more
	 * @param relayOnly whether pictures go by way of the TURN servers alone
	 */
	public record Rule(boolean on, List<String> servers, String secret, int unwatchedMinutes, boolean relayOnly) {

		@Override
		public String toString() {
			return "Rule";
		}

	}

}
