package dev.frontdesk.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the company signs its tokens with. A widget has two at most, so that one can take
 * the other's place without a gap.
 */
@Service
@Transactional
public class WidgetSecrets {

	static final int MOST = 2;

	private static final Duration ABOUT = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final Audit audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	WidgetSecrets(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** Every widget, with when its secrets were made and used. */
	@Transactional(readOnly = true)
	List<Holder> all() {
		List<Holder> holders = new ArrayList<>();
		this.jdbc.sql("""
				select w.key, w.name, s.id, s.created_at, s.used_at from widget w
				left join widget_secret s on s.widget_id = w.id order by w.id, s.id""").query((row) -> {
			if (holders.isEmpty() || !holders.getLast().key().equals(row.getString("key"))) {
				holders.add(new Holder(row.getString("key"), row.getString("name"), new ArrayList<>()));
			}
			Instant made = instant(row, "created_at");
			if (made != null) {
				holders.getLast().secrets().add(new Shown(row.getLong("id"), made, instant(row, "used_at")));
			}
		});
		return holders;
	}

	/** The newest first: most tokens are signed with it. */
	@Transactional(readOnly = true)
	List<Secret> of(long widgetId) {
		return this.jdbc.sql("select id, secret from widget_secret where widget_id = ? order by id desc")
			.param(widgetId)
			.query((row, number) -> new Secret(row.getLong("id"), row.getString("secret")))
			.list();
	}

	void used(long id) {
		Instant now = this.clock.instant();
		this.jdbc.sql("update widget_secret set used_at = ? where id = ? and (used_at is null or used_at < ?)")
			.params(now.atOffset(ZoneOffset.UTC), id, now.minus(ABOUT).atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * @return the secret, to be shown to whoever made it, this once
	 * @throws SecretRefused when there are two, or no such widget
	 */
	public String add(Actor by, String widgetKey) {
		long widget = this.jdbc.sql("select id from widget where key = ? for no key update")
			.param(widgetKey)
			.query(Long.class)
			.optional()
			.orElseThrow(SecretRefused::notFound);
		if (of(widget).size() >= MOST) {
			throw SecretRefused.tooMany(MOST);
		}
		String secret = PublicId.secret();
		this.jdbc.sql("insert into widget_secret (widget_id, secret, created_at) values (?, ?, ?)")
			.params(widget, secret, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.audit.record(by, "widget.secret-added", "widget", widgetKey, "");
		return secret;
	}

	/** What it signed is worth nothing from now on, and whom it let in is let out. */
	public void remove(Actor by, String widgetKey, long id) {
		int removed = this.jdbc.sql("""
				select s.id from widget_secret s join widget w on w.id = s.widget_id
				where s.id = ? and w.key = ? for update of s""").params(id, widgetKey).query(Long.class).list().size();
		if (removed == 0) {
			throw SecretRefused.notFound();
		}
		this.events.publishEvent(new SecretRemoved(id));
		this.jdbc.sql("delete from widget_secret where id = ?").param(id).update();
		this.audit.record(by, "widget.secret-removed", "widget", widgetKey, "");
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

	record Secret(long id, String secret) {
	}

	/** A widget, and what is told of its secrets. */
	public record Holder(String key, String name, List<Shown> secrets) {

		public boolean room() {
			return this.secrets.size() < MOST;
		}

	}

	/**
	 * @param usedAt to the hour; null where it never was
	 */
	public record Shown(long id, Instant createdAt, @Nullable Instant usedAt) {
	}

}
