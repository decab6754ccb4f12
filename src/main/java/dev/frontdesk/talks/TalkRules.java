package dev.frontdesk.talks;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What visitors are offered in this workspace. */
@Service
@Transactional(readOnly = true)
public class TalkRules {

	private static final Duration MOMENT = Duration.ofSeconds(3);

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Cache<String, Rule> recent = Caffeine.newBuilder().expireAfterWrite(MOMENT).build();

	TalkRules(JdbcClient jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** As it was a moment ago, for what asks all the time. */
	@Transactional(propagation = Propagation.SUPPORTS)
	Rule recent() {
		return this.recent.get("workspace", (key) -> rule());
	}

	public Rule rule() {
		return this.jdbc.sql("select ratings, transcripts, peek from talk_rule").query(Rule.class).single();
	}

	@Transactional
	public void set(Actor by, Rule rule) {
		this.jdbc.sql("update talk_rule set ratings = ?, transcripts = ?, peek = ?")
			.params(rule.ratings(), rule.transcripts(), rule.peek())
			.update();
		this.recent.invalidateAll();
		this.audit.record(by, "talks.rules-set", "workspace", 1, "ratings " + said(rule.ratings()) + ", transcripts "
				+ said(rule.transcripts()) + ", sneak peek " + said(rule.peek()));
	}

	private static String said(boolean on) {
		return on ? "on" : "off";
	}

	/**
	 * @param ratings whether customers are asked at the end how it was
	 * @param transcripts whether visitors can take their conversation along
	 * @param peek whether the desk sees what they are typing, of which they are told
	 */
	public record Rule(boolean ratings, boolean transcripts, boolean peek) {
	}

}
