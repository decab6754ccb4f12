package dev.frontdesk.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.staff.AgentLeft;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.web.Scope;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What agents' own programs come in with, instead of a password: a long random word, of
 * which only the hash is kept, narrowed to scopes. When one was used last is written down
 * now and then, not with each request.
 */
@Service
public class ApiTokens {

	/** So that whoever finds one, or looks for lost ones, knows what it is. */
	static final String PREFIX = "fdt_";

	static final int MOST = 50;

	static final int PAGE = 50;

	private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

	// What another node has revoked lives no longer than that
	private static final Duration FRESH = Duration.ofSeconds(5);

	private static final String ROW = """
			select k.id, k.agent_id, a.name as agent, k.name, k.hint, k.scopes, k.created_at, k.expires_at,
				k.revoked_at, k.last_used_at from api_token k join agent a on a.id = k.agent_id""";

	private final Cache<String, Optional<Holder>> known = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(FRESH)
		.build();

	private final Map<Long, Instant> used = new ConcurrentHashMap<>();

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	ApiTokens(JdbcClient jdbc, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * A new one.
	 * @param days how long it is good for; null for as long as nobody revokes it
	 * @return the token, of which no copy is kept
	 */
	@Transactional
	public String issue(long agentId, String name, Set<Scope> scopes, @Nullable Integer days) {
		String line = Texts.line("name", name, 80);
		if (scopes.isEmpty()) {
			throw new InvalidText("scopes", "access.tokens.no-scope");
		}
		long alive = this.jdbc.sql("""
				select count(*) from api_token where agent_id = ? and revoked_at is null and expires_at > ?""")
			.params(agentId, utc(this.clock.instant()))
			.query(Long.class)
			.single();
		if (alive >= MOST) {
			throw new InvalidText("name", "access.tokens.too-many", MOST);
		}
		String token = PREFIX + PublicId.secret();
		Instant now = this.clock.instant();
		long id = this.jdbc.sql("""
				insert into api_token (agent_id, name, hash, hint, scopes, created_at, expires_at)
				values (:agent, :name, :hash, :hint, :scopes, :now, :expires) returning id""")
			.param("agent", agentId)
			.param("name", line)
			.param("hash", Digest.of(token))
			.param("hint", token.substring(0, PREFIX.length() + 4))
			.param("scopes", scopes.stream().map(Scope::key).sorted().toArray(String[]::new))
			.param("now", utc(now))
			.param("expires", utc((days != null) ? now.plus(Duration.ofDays(days)) : NEVER))
			.query(Long.class)
			.single();
		this.audit.record(Actor.agent(agentId), "token.issued", "api-token", id, line);
		return token;
	}

	/** Whose token it is, while it is good. Writes nothing. */
	Optional<Holder> holder(String token) {
		if (!token.startsWith(PREFIX) || token.length() > 100) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		Optional<Holder> holder = this.known.get(hashed(token), this::look)
			.filter((one) -> now.isBefore(one.expires()));
		holder.ifPresent((one) -> this.used.put(one.id(), now));
		return holder;
	}

	// Not even in memory is the token itself kept
	private static String hashed(String token) {
		return HexFormat.of().formatHex(Digest.of(token));
	}

	private Optional<Holder> look(String hash) {
		return this.jdbc
			.sql("select id, agent_id, scopes, expires_at from api_token where hash = ? and revoked_at is null")
			.param(HexFormat.of().parseHex(hash))
			.query((row, number) -> new Holder(row.getLong("id"), row.getLong("agent_id"), scopes(row),
					row.getObject("expires_at", OffsetDateTime.class).toInstant()))
			.optional();
	}

	/** Those of one agent, newest first. */
	@Transactional(readOnly = true)
	public List<Token> of(long agentId) {
		return this.jdbc.sql(ROW + " where k.agent_id = ? order by k.id desc limit 200")
			.param(agentId)
			.query(this::token)
			.list();
	}

	/** Those of all agents, newest first. */
	@Transactional(readOnly = true)
	public List<Token> before(long id, int most) {
		return this.jdbc.sql(ROW + " where k.id < ? order by k.id desc limit ?")
			.params(id, most)
			.query(this::token)
			.list();
	}

	/**
	 * It is good for nothing from now on.
	 * @param ownerId whose it must be; null for any
	 */
	@Transactional
	public void revoke(Actor by, @Nullable Long ownerId, long id) {
		int revoked = this.jdbc.sql("""
				update api_token set revoked_at = :now
				where id = :id and revoked_at is null and (:owner::bigint is null or agent_id = :owner)""")
			.param("now", utc(this.clock.instant()))
			.param("id", id)
			.param("owner", ownerId)
			.update();
		if (revoked > 0) {
			this.audit.record(by, "token.revoked", "api-token", id, "");
			forgetAfterCommit();
		}
	}

	/** Who leaves takes no key along, and finds none when coming back. */
	@EventListener
	void left(AgentLeft event) {
		this.jdbc.sql("update api_token set revoked_at = ? where agent_id = ? and revoked_at is null")
			.params(utc(this.clock.instant()), event.agentId())
			.update();
		forgetAfterCommit();
	}

	private void forgetAfterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				ApiTokens.this.known.invalidateAll();
			}
		});
	}

	/** Writes down when those that were used since the last time were used. */
	@Transactional
	public void noteUses() {
		Map<Long, Instant> uses = Map.copyOf(this.used);
		if (uses.isEmpty()) {
			return;
		}
		Long[] ids = uses.keySet().toArray(Long[]::new);
		this.jdbc.sql("""
				update api_token k set last_used_at = u.at
				from unnest(:ids::bigint[], :times::timestamptz[]) as u (id, at)
				where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)""")
			.param("ids", ids)
			.param("times", Stream.of(ids).map((id) -> String.valueOf(uses.get(id))).toArray(String[]::new))
			.update();
		uses.forEach(this.used::remove);
	}

	private Token token(ResultSet row, int number) throws SQLException {
		OffsetDateTime written = row.getObject("last_used_at", OffsetDateTime.class);
		Instant noted = (written != null) ? written.toInstant() : null;
		Instant lately = this.used.get(row.getLong("id"));
		Instant expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
		boolean revoked = row.getObject("revoked_at") != null;
		return new Token(row.getLong("id"), row.getLong("agent_id"), row.getString("agent"), row.getString("name"),
				row.getString("hint"), scopes(row).stream().map(Scope::key).toList(),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), expires.equals(NEVER) ? null : expires,
				(lately != null) ? lately : noted,
				revoked ? "revoked" : (expires.isAfter(this.clock.instant()) ? "good" : "expired"));
	}

	private static Set<Scope> scopes(ResultSet row) throws SQLException {
		Set<Scope> scopes = EnumSet.noneOf(Scope.class);
		for (String key : (String[]) row.getArray("scopes").getArray()) {
			Scope.of(key).ifPresent(scopes::add);
		}
		return scopes;
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	record Holder(long id, long agentId, Set<Scope> scopes, Instant expires) {
	}

	/**
	 * A token as people see it: never itself.
	 *
	 * @param hint its first letters
	 * @param expires null where it never does
	 * @param lastUsed null where it never was
	 * @param state {@code good}, {@code revoked}, or that its time is over
	 */
	public record Token(long id, long agentId, String agent, String name, String hint, List<String> scopes,
			Instant created, @Nullable Instant expires, @Nullable Instant lastUsed, String state) {

		public boolean good() {
			return this.state.equals("good");
		}

	}

}
