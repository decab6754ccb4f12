package dev.frontdesk.hooks;

import java.time.Duration;
import java.time.Instant;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.notifications.Notice;
import dev.frontdesk.notifications.NoticeKind;
import dev.frontdesk.notifications.Notifications;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which webhooks arrive. One that did not for three days, or says that it is gone, is
 * switched off, and the admins are told.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Health {

	private static final Duration LONGEST_HOLD = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final Notifications notifications;

	private final Audit audit;

	Health(JdbcClient jdbc, Notifications notifications, Audit audit) {
		this.jdbc = jdbc;
		this.notifications = notifications;
		this.audit = audit;
	}

	/** Nobody else changes it until this transaction ends. */
	void hold(long webhook) {
		this.jdbc.sql("select id from webhook where id = ? for no key update").param(webhook).query(Long.class).list();
	}

	void well(long webhook) {
		this.jdbc.sql("""
				update webhook set failing_since = '9999-12-31 00:00:00+00'
				where id = ? and failing_since < '9999-12-31 00:00:00+00'""").param(webhook).update();
	}

	void ill(Parcel parcel, Answer answer, Instant now) {
		this.jdbc.sql("update webhook set failing_since = ? where id = ? and failing_since > ?")
			.params(Queue.utc(parcel.at()), parcel.webhook(), Queue.utc(parcel.at()))
			.update();
		answer.retryAfter()
			.map((asked) -> now.plus(Waits.shorter(asked, LONGEST_HOLD)))
			.ifPresent((until) -> this.jdbc.sql("update webhook set held_until = ? where id = ?")
				.params(Queue.utc(until), parcel.webhook())
				.update());
		if (answer.gone()) {
			switchOff(parcel.webhook(), "GONE", now);
		}
		else {
			switchOff(parcel.webhook(), "FAILING", now.minus(Waits.PATIENCE));
		}
	}

	private void switchOff(long webhook, String state, Instant failingSince) {
		this.jdbc.sql("""
				update webhook set state = :state, version = version + 1
				where id = :id and state = 'ACTIVE' and failing_since <= :since returning name""")
			.param("state", state)
			.param("id", webhook)
			.param("since", Queue.utc(failingSince))
			.query(String.class)
			.optional()
			.ifPresent((name) -> tell(webhook, name));
	}

	private void tell(long webhook, String name) {
		this.audit.record(Actor.SYSTEM, "webhook.switched-off", "webhook", webhook, name);
		String key = "webhook-off:" + webhook + ':'
				+ this.jdbc.sql("select version from webhook where id = ?")
					.param(webhook)
					.query(Integer.class)
					.single();
		this.notifications.tell(this.jdbc.sql("select id from agent where role = 'ADMIN' and active")
			.query(Long.class)
			.list()
			.stream()
			.map((admin) -> Notice
				.leadingTo(admin, NoticeKind.WEBHOOK_OFF, key, Actor.SYSTEM, "/admin/webhooks/" + webhook)
				.with(name))
			.toList());
	}

}
