package dev.frontdesk.notifications;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.frontdesk.post.Letter;
import dev.frontdesk.post.Post;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes to agents what they have not seen by then: whatever waits goes into one letter,
 * which is in the outbox exactly when it counts as told.
 */
@Component
class NoticeLetters {

	private static final Logger log = LoggerFactory.getLogger(NoticeLetters.class);

	private static final int BATCH = 50;

	/** More than these are a number with a link. */
	private static final int LINES = 25;

	private static final Duration PUT_OFF = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final Bell bell;

	private final Preferences preferences;

	private final Staff staff;

	private final Post post;

	private final TransactionOperations transactions;

	private final Clock clock;

	private final String url;

	NoticeLetters(JdbcClient jdbc, Bell bell, Preferences preferences, Staff staff, Post post,
			TransactionOperations transactions, Clock clock, @Value("${frontdesk.url}") String url) {
		this.jdbc = jdbc;
		this.bell = bell;
		this.preferences = preferences;
		this.staff = staff;
		this.post = post;
		this.transactions = transactions;
		this.clock = clock;
		this.url = url;
	}

	/**
	 * Writes what is due.
	 * @return whether there may be more
	 */
	boolean writeDue() {
		List<Long> agents = this.jdbc.sql("""
				select distinct n.agent_id from notice_delivery d join notice n on n.id = d.notice_id
				where d.way = 'MAIL' and d.decided_at is null and d.due_at <= ? limit ?""")
			.params(now(), BATCH)
			.query(Long.class)
			.list();
		agents.forEach(this::writeOrPutOff);
		return agents.size() == BATCH;
	}

	// One agent who cannot be written to holds up no other
	private void writeOrPutOff(long agentId) {
		try {
			this.transactions.executeWithoutResult((status) -> write(agentId));
		}
		catch (RuntimeException ex) {
			log.warn("The letter to agent {} is put off: {}", agentId, ex.toString());
			this.jdbc.sql("""
					update notice_delivery d set due_at = ? from notice n
					where n.id = d.notice_id and n.agent_id = ? and d.way = 'MAIL' and d.decided_at is null
					and d.due_at <= ?""").params(now().plus(PUT_OFF), agentId, now()).update();
		}
	}

	private void write(long agentId) {
		Agent agent = this.staff.agent(agentId);
		List<Due> due = due(agent);
		settle(due.stream().filter(Due::read).map(Due::noticeId).toList(), "SEEN");
		List<Long> unread = due.stream().filter((one) -> !one.read()).map(Due::noticeId).toList();
		if (!agent.active()) {
			settle(unread, "LEFT");
			return;
		}
		List<Bell.Line> lines = this.bell.lines(agentId, unread, agent.locale());
		settle(lines.stream().filter(Bell.Line::hidden).map(Bell.Line::id).toList(), "HIDDEN");
		List<Bell.Line> told = lines.stream().filter((line) -> !line.hidden()).toList();
		if (!told.isEmpty()) {
			this.post.send(letter(agent, told));
			settle(told.stream().map(Bell.Line::id).toList(), "SENT");
		}
	}

	// What would be due within the time letters wait for each other comes along
	private List<Due> due(Agent agent) {
		return this.jdbc.sql("""
				select d.notice_id, n.read_at is not null from notice_delivery d join notice n on n.id = d.notice_id
				where n.agent_id = ? and d.way = 'MAIL' and d.decided_at is null and d.due_at <= ?
				order by d.notice_id limit 500 for update of d skip locked""")
			.params(agent.id(), now().plus(this.preferences.of(agent.id()).digest()))
			.query((row, number) -> new Due(row.getLong(1), row.getBoolean(2)))
			.list();
	}

	private Letter letter(Agent agent, List<Bell.Line> told) {
		Letter letter = Letter.to(agent.email(), agent.name(), agent.locale(), "notifications.notice");
		if (told.size() == 1) {
			Bell.Line only = told.getFirst();
			letter = letter.subjectText(only.text());
			if (!only.subject().isEmpty()) {
				letter = letter.text(only.subject());
			}
			return letter.action("notifications.letter.open", URI.create(this.url + "/desk/notifications/" + only.id()))
				.paragraph("notifications.letter.why");
		}
		letter = letter.subject("notifications.letter.many", told.size());
		for (Bell.Line line : told.subList(0, Math.min(LINES, told.size()))) {
			letter = letter.text(line.subject().isEmpty() ? line.text() : line.text() + "\n" + line.subject());
		}
		if (told.size() > LINES) {
			letter = letter.paragraph("notifications.letter.more", told.size() - LINES);
		}
		return letter.action("notifications.letter.all", URI.create(this.url + "/desk/notifications"))
			.paragraph("notifications.letter.why");
	}

	private void settle(List<Long> ids, String outcome) {
		if (!ids.isEmpty()) {
			this.jdbc
				.sql("update notice_delivery set decided_at = :now, outcome = :outcome"
						+ " where way = 'MAIL' and notice_id in (:ids)")
				.param("now", now())
				.param("outcome", outcome)
				.param("ids", ids)
				.update();
		}
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record Due(long noticeId, boolean read) {
	}

}
