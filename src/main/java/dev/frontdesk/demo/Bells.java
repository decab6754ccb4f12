package dev.frontdesk.demo;

import java.util.List;
import java.util.Map;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.notifications.Notice;
import dev.frontdesk.notifications.NoticeKind;
import dev.frontdesk.notifications.Notifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What some of the cast were told, so that nobody's bell is silent at first sight. */
@Component
class Bells {

	private static final int TOLD = 4;

	private static final List<NoticeKind> KINDS = List.of(NoticeKind.CUSTOMER_REPLIED, NoticeKind.COLLEAGUE_NOTED,
			NoticeKind.ASSIGNED, NoticeKind.UPDATE_SOON);

	private final Notifications notifications;

	private final JdbcClient jdbc;

	Bells(Notifications notifications, JdbcClient jdbc) {
		this.notifications = notifications;
		this.jdbc = jdbc;
	}

	/** About the newest tickets in each one's hands; nothing goes out by mail. */
	void ring(Map<String, Long> agents) {
		long other = agents.values().stream().mapToLong(Long::longValue).max().orElse(0);
		agents.values().stream().sorted().forEach((agent) -> ring(agent, other));
		this.jdbc.sql("delete from notice_delivery").update();
	}

	private void ring(long agentId, long other) {
		List<Held> held = this.jdbc.sql("""
				select t.id, t.customer_id, t.customer_message_seq, t.seq from ticket t
				where t.assignee_id = ? and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN')
				order by t.last_message_at desc limit ?""")
			.params(agentId, TOLD)
			.query((row, number) -> new Held(row.getLong(1), row.getLong(2), row.getLong(3)))
			.list();
		for (int i = held.size() - 1; i >= 0; i--) {
			Held ticket = held.get(i);
			NoticeKind kind = KINDS.get(i);
			Actor by = switch (kind) {
				case CUSTOMER_REPLIED -> Actor.customer(ticket.customerId());
				case UPDATE_SOON -> Actor.SYSTEM;
				default -> Actor.agent(other);
			};
			long seq = (kind == NoticeKind.CUSTOMER_REPLIED) ? ticket.messageSeq() : 0;
			this.notifications.tell(Notice.aboutTicket(agentId, kind, "demo:" + ticket.id(), ticket.id(), seq, by));
		}
	}

	private record Held(long id, long customerId, long messageSeq) {
	}

}
