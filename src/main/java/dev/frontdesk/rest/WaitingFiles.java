package dev.frontdesk.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.files.FileChecks;
import dev.frontdesk.files.FileRules;
import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that came before the message they go with: each waits for its own agent's message
 * for a day, and goes with one only.
 */
@Service
class WaitingFiles {

	private static final Duration PATIENCE = Duration.ofDays(1);

	private static final int MOST_WAITING = 500;

	private final Files files;

	private final FileChecks checks;

	private final FileRules rules;

	private final JdbcClient jdbc;

	private final Clock clock;

	WaitingFiles(Files files, FileChecks checks, FileRules rules, JdbcClient jdbc, Clock clock) {
		this.files = files;
		this.checks = checks;
		this.rules = rules;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The most bytes one may have. */
	long largest() {
		return this.rules.current().largestBytes();
	}

	/** Whether one of this size and name is worth being sent at all. */
	void requireSize(@Nullable String name, long size) {
		this.checks.check(InputStream::nullInputStream, name, size);
	}

	/** Looked into before anything of it is kept. */
	@Transactional
	public StoredFile add(long agentId, FileChecks.Content content, @Nullable String name, @Nullable String type,
			long size) {
		this.checks.check(content, name, size);
		int waiting = this.jdbc.sql("select count(*) from waiting_file where agent_id = ?")
			.param(agentId)
			.query(Integer.class)
			.single();
		if (waiting >= MOST_WAITING) {
			throw InvalidRequest.body("", "rest.attachments.waiting", MOST_WAITING);
		}
		try (InputStream bytes = content.open()) {
			StoredFile stored = this.files.store(bytes, name, type, largest());
			this.jdbc.sql("insert into waiting_file (file_id, agent_id, created_at) values (?, ?, ?)")
				.params(stored.id(), agentId, this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
			return stored;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One that waits for this agent. */
	Optional<StoredFile> find(long agentId, String publicId) {
		return this.files.find(publicId)
			.filter((file) -> this.jdbc
				.sql("select exists (select 1 from waiting_file where file_id = ? and agent_id = ?)")
				.params(file.id(), agentId)
				.query(Boolean.class)
				.single());
	}

	/**
	 * The files go with a message now, in the caller's transaction.
	 * @return their ids, in the order given
	 */
	List<Long> take(long agentId, @Nullable List<String> given) {
		if (given == null || given.isEmpty()) {
			return List.of();
		}
		int most = this.rules.current().mostFiles();
		if (given.size() > most) {
			throw InvalidRequest.body("attachments", "web.items.too-many", most);
		}
		List<Long> ids = new ArrayList<>();
		Set<String> before = new HashSet<>();
		for (int i = 0; i < given.size(); i++) {
			String publicId = given.get(i);
			Optional<Long> id = (publicId == null || !before.add(publicId)) ? Optional.empty()
					: this.jdbc.sql("""
							delete from waiting_file w using stored_file f
							where f.id = w.file_id and f.public_id = ? and w.agent_id = ? returning w.file_id""")
						.params(publicId, agentId)
						.query(Long.class)
						.optional();
			String path = "attachments/" + i;
			ids.add(id.orElseThrow(() -> InvalidRequest.body(path, "rest.attachments.unknown")));
		}
		return ids;
	}

	/**
	 * Erases what no message came for.
	 * @return how many waited too long, at most the limit
	 */
	@Transactional
	public int forgetOld(int most) {
		List<Long> old = this.jdbc.sql("""
				delete from waiting_file where file_id = any(array(
					select file_id from waiting_file where created_at < ? limit ?)) returning file_id""")
			.params(this.clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC), most)
			.query(Long.class)
			.list();
		old.forEach(this.files::eraseUnused);
		return old.size();
	}

}
