package dev.frontdesk.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import dev.frontdesk.web.Digest;
import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that set a password once. Only their hash is kept. */
@Component
class PasswordLinks {

	static final Duration VALID = Duration.ofHours(24);

	private final JdbcClient jdbc;

	private final Clock clock;

	PasswordLinks(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * A new link; those the agent had before no longer work.
	 * @param agentId whose password it sets, or null where it makes the first admin
	 * @return the token, of which no copy is kept
	 */
	@Transactional
	public String issue(@Nullable Long agentId) {
		withdraw(agentId);
		String token = PublicId.secret();
		this.jdbc.sql("insert into password_link (token_hash, agent_id, expires_at) values (:hash, :agent, :expires)")
			.param("hash", Digest.of(token))
			.param("agent", agentId)
			.param("expires", Timestamp.from(this.clock.instant().plus(VALID)))
			.update();
		return token;
	}

	@Transactional
	public void withdraw(@Nullable Long agentId) {
		this.jdbc.sql("""
				delete from password_link
				where agent_id is not distinct from :agent::bigint or expires_at < :now""")
			.param("agent", agentId)
			.param("now", now())
			.update();
	}

	/** For whom the link is, while it works. */
	@Transactional(readOnly = true)
	public Optional<Holder> look(String token) {
		return this.jdbc.sql("""
				select agent_id from password_link
				where token_hash = :hash and used_at is null and expires_at > :now""")
			.param("hash", Digest.of(token))
			.param("now", now())
			.query((row, number) -> new Holder(row.getObject(1, Long.class)))
			.optional();
	}

	/**
	 * Uses the link up.
	 * @throws LinkSpent when it no longer works
	 */
	@Transactional
	public Holder redeem(String token) {
		return this.jdbc.sql("""
				update password_link set used_at = :now
				where token_hash = :hash and used_at is null and expires_at > :now returning agent_id""")
			.param("hash", Digest.of(token))
			.param("now", now())
			.query((row, number) -> new Holder(row.getObject(1, Long.class)))
			.optional()
			.orElseThrow(LinkSpent::new);
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	/**
	 * @param agentId null where the link makes the first admin
	 */
	record Holder(@Nullable Long agentId) {

	}

}
