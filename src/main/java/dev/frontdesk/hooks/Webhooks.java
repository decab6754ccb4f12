package dev.frontdesk.hooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.outside.Reach;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told, as admins say it. */
@Service
@Transactional
public class Webhooks {

	static final int MOST = 50;

	/** How long both secrets are good after a change. */
	static final Duration BOTH = Duration.ofHours(24);

	private static final int NAME = 80;

	private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

	private final JdbcClient jdbc;

	private final Reach reach;

	private final Audit audit;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate transaction;

	Webhooks(JdbcClient jdbc, Reach reach, Audit audit, Clock clock, ApplicationEventPublisher events,
			PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.reach = reach;
		this.audit = audit;
		this.clock = clock;
		this.events = events;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Transactional(readOnly = true)
	public List<Webhook> all() {
		return this.jdbc.sql("select w.* from webhook w order by w.id").query(this::read).list();
	}

	@Transactional(readOnly = true)
	public Webhook webhook(long id) {
		return this.jdbc.sql("select w.* from webhook w where w.id = ?")
			.param(id)
			.query(this::read)
			.optional()
			.orElseThrow(WebhookRefused::notFound);
	}

	/**
	 * A new one, and its secret, which is told this once. Where the address leads is
	 * asked of others, and takes as long as they take: only before a transaction begins,
	 * never within the one of a repeatable request.
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	Born add(Actor by, WebhookDraft draft) {
		String name = Texts.line("name", draft.name(), NAME);
		String address = TransactionSynchronizationManager.isActualTransactionActive()
				? this.reach.written(draft.address()) : this.reach.checked(draft.address());
		return Objects.requireNonNull(this.transaction.execute((status) -> insert(by, name, address, draft)));
	}

	private Born insert(Actor by, String name, String address, WebhookDraft draft) {
		// one after the other, so that none slips past the limit
		this.jdbc.sql("lock table webhook in share row exclusive mode").update();
		if (this.jdbc.sql("select count(*) from webhook").query(Integer.class).single() >= MOST) {
			throw WebhookRefused.tooMany(MOST);
		}
		String secret = Secrets.next();
		long id = this.jdbc.sql("""
				insert into webhook (name, address, kinds, notes, confidential, secret, created_at)
				values (:name, :address, :kinds, :notes, :confidential, :secret, :now) returning id""")
			.param("name", name)
			.param("address", address)
			.param("kinds", names(draft.kinds()))
			.param("notes", draft.notes())
			.param("confidential", draft.confidential())
			.param("secret", secret)
			.param("now", Queue.utc(this.clock.instant()))
			.query(Long.class)
			.single();
		this.audit.record(by, "webhook.added", "webhook", id, name);
		return new Born(id, secret);
	}

	/**
	 * Asks where an address leads before it locks anything.
	 * @param version of what was read; null for any
	 * @param on to be resumed, or paused; null for as it is
	 */
	@Transactional(propagation = Propagation.NEVER)
	void change(Actor by, long id, @Nullable Integer version, WebhookDraft draft, @Nullable Boolean on) {
		Webhook before = Objects.requireNonNull(this.transaction.execute((status) -> webhook(id)));
		ensureStillAt(version, before);
		String name = Texts.line("name", draft.name(), NAME);
		String address = before.address().equals(draft.address()) ? before.address()
				: this.reach.checked(draft.address());
		this.transaction.executeWithoutResult((status) -> {
			Webhook now = locked(id);
			ensureStillAt(version, now);
			if (!now.address().equals(before.address())) {
				throw WebhookRefused.changed();
			}
			update(by, id, name, address, draft);
			turn(by, id, on);
		});
	}

	private static void ensureStillAt(@Nullable Integer version, Webhook webhook) {
		if (version != null && version != webhook.version()) {
			throw WebhookRefused.changed();
		}
	}

	private void turn(Actor by, long id, @Nullable Boolean on) {
		if (Boolean.TRUE.equals(on)) {
			resume(by, id);
		}
		else if (on != null) {
			pause(by, id);
		}
	}

	private void update(Actor by, long id, String name, String address, WebhookDraft draft) {
		this.jdbc.sql("""
				update webhook set name = :name, address = :address, kinds = :kinds, notes = :notes,
					confidential = :confidential, version = version + 1 where id = :id""")
			.param("name", name)
			.param("address", address)
			.param("kinds", names(draft.kinds()))
			.param("notes", draft.notes())
			.param("confidential", draft.confidential())
			.param("id", id)
			.update();
		this.audit.record(by, "webhook.changed", "webhook", id, name);
	}

	/** It is told nothing until it is resumed; what waits goes on waiting. */
	void pause(Actor by, long id) {
		Webhook webhook = locked(id);
		if (webhook.on()) {
			this.jdbc.sql("update webhook set state = 'PAUSED', version = version + 1 where id = ?").param(id).update();
			this.audit.record(by, "webhook.paused", "webhook", id, webhook.name());
		}
	}

	void resume(Actor by, long id) {
		Webhook webhook = locked(id);
		if (!webhook.on()) {
			this.jdbc.sql("""
					update webhook set state = 'ACTIVE', failing_since = ?, held_until = ?, version = version + 1
					where id = ?""").params(Queue.utc(NEVER), Queue.utc(Instant.EPOCH), id).update();
			this.audit.record(by, "webhook.resumed", "webhook", id, webhook.name());
			this.events.publishEvent(new DeliveriesQueued());
		}
	}

	/** With all its deliveries. */
	void remove(Actor by, long id) {
		Webhook webhook = locked(id);
		this.jdbc.sql("delete from webhook where id = ?").param(id).update();
		this.audit.record(by, "webhook.removed", "webhook", id, webhook.name());
	}

	/** A new secret; the one before is signed with for a day, too. */
	String rotate(Actor by, long id) {
		Webhook webhook = locked(id);
		String secret = Secrets.next();
		this.jdbc.sql("""
				update webhook set former_secret = secret, former_until = :until, secret = :secret,
					version = version + 1 where id = :id""")
			.param("until", Queue.utc(this.clock.instant().plus(BOTH)))
			.param("secret", secret)
			.param("id", id)
			.update();
		this.audit.record(by, "webhook.rotated", "webhook", id, webhook.name());
		return secret;
	}

	private Webhook locked(long id) {
		return this.jdbc.sql("select w.* from webhook w where w.id = ? for no key update")
			.param(id)
			.query(this::read)
			.optional()
			.orElseThrow(WebhookRefused::notFound);
	}

	private static String[] names(Set<EventKind> kinds) {
		boolean all = kinds.size() == EventKind.values().length;
		return all ? new String[0] : kinds.stream().map(Enum::name).sorted().toArray(String[]::new);
	}

	private Webhook read(ResultSet row, int number) throws SQLException {
		Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
		Arrays.stream((String[]) row.getArray("kinds").getArray()).map(EventKind::valueOf).forEach(kinds::add);
		Instant former = instant(row, "former_until");
		Instant failing = instant(row, "failing_since");
		return new Webhook(row.getLong("id"), row.getString("name"), row.getString("address"), kinds,
				row.getBoolean("notes"), row.getBoolean("confidential"), Webhook.State.valueOf(row.getString("state")),
				former.isAfter(this.clock.instant()) ? former : null, failing.equals(NEVER) ? null : failing,
				row.getInt("version"), instant(row, "created_at"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/**
	 * @param secret to be shown to whoever made it, and kept by them
	 */
	record Born(long id, String secret) {
	}

}
