package dev.frontdesk.offers;

import java.time.Duration;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How chats come to agents in this workspace, and how they end by themselves. */
@Component
@Transactional(readOnly = true)
class ChatRules {

	/** Longest an agent can be given, in seconds. */
	static final int LONGEST = 600;

	/** A day, in minutes. */
	static final int DAY = 1440;

	private final JdbcClient jdbc;

	private final Audit audit;

	ChatRules(JdbcClient jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	Rule rule() {
		return this.jdbc.sql("select accept_seconds, idle_minutes, close_minutes from chat_rule")
			.query(Rule.class)
			.single();
	}

	@Transactional
	void set(Actor by, Rule rule) {
		this.jdbc.sql("update chat_rule set accept_seconds = ?, idle_minutes = ?, close_minutes = ?")
			.params(rule.acceptSeconds(), rule.idleMinutes(), rule.closeMinutes())
			.update();
		this.audit.record(by, "chats.rules-set", "workspace", 1,
				rule.acceptSeconds() + " s, " + rule.idleMinutes() + " + " + rule.closeMinutes() + " min");
	}

	/**
	 * @param acceptSeconds how long an agent has to take a chat, up to {@link #LONGEST};
	 * 0 where chats are theirs at once
	 * @param idleMinutes after how long without a word the customer is asked whether they
	 * are still there, up to {@link #DAY}; 0 for never
	 * @param closeMinutes after how many more the chat ends, from 1
	 */
	record Rule(int acceptSeconds, int idleMinutes, int closeMinutes) {

		Duration toTake() {
			return Duration.ofSeconds(this.acceptSeconds);
		}

	}

}
