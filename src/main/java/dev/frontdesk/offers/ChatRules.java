package dev.frontdesk.offers;

import java.time.Duration;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How chats come to agents in this workspace. */
@Component
@Transactional(readOnly = true)
public class ChatRules {

	/** Longest an agent can be given, in seconds. */
	static final int LONGEST = 600;

	private final JdbcClient jdbc;

	private final Audit audit;

	ChatRules(JdbcClient jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** How long an agent has to take a chat; zero where chats are theirs at once. */
	public Duration toTake() {
		return Duration.ofSeconds(this.jdbc.sql("select accept_seconds from chat_rule").query(Integer.class).single());
	}

	/**
	 * @param seconds 0 to 600
	 */
	@Transactional
	public void giveToTake(Actor by, int seconds) {
		this.jdbc.sql("update chat_rule set accept_seconds = ?").param(seconds).update();
		this.audit.record(by, "chats.seconds-to-take", "workspace", 1, Integer.toString(seconds));
	}

}
