package dev.frontdesk.importers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.frontdesk.sources.ImportOptions;
import dev.frontdesk.sources.Untaken;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of imports and of what they could not take. */
@Repository
class Runs {

	/** The most lines of what was not taken that an import keeps. */
	static final int KEPT = 10_000;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Runs(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	long add(String kind, String source, long fileId, String fileName, long size, ImportOptions options, long agentId) {
		return this.jdbc
			.sql("""
					insert into import_run (kind, source, file_id, file_name, file_size, options, state, agent_id, created_at)
					values (?, ?, ?, ?, ?, ?::jsonb, 'READY', ?, ?) returning id""")
			.params(kind, source, fileId, fileName, size, this.json.writeValueAsString(options), agentId, now())
			.query(Long.class)
			.single();
	}

	Optional<ImportRun> find(long id) {
		return this.jdbc.sql("select * from import_run where id = ?").param(id).query(this::run).optional();
	}

	/** Locked until the end of the transaction. */
	Optional<ImportRun> lock(long id) {
		return this.jdbc.sql("select * from import_run where id = ? for update").param(id).query(this::run).optional();
	}

	List<ImportRun> before(long id, int most) {
		return this.jdbc.sql("select * from import_run where id < ? order by id desc limit ?")
			.params(id, most)
			.query(this::run)
			.list();
	}

	private ImportRun run(ResultSet row, int number) throws SQLException {
		return new ImportRun(row.getLong("id"), row.getString("kind"), row.getString("source"),
				row.getObject("file_id", Long.class), row.getString("file_name"), row.getLong("file_size"),
				this.json.readValue(row.getString("options"), ImportOptions.class),
				ImportState.valueOf(row.getString("state")), row.getString("failure"), row.getInt("position"),
				read(row.getString("counts"), Counts.class, Counts.NONE),
				read(row.getString("preview"), Foretaste.class, Foretaste.NONE), row.getLong("agent_id"),
				row.getTimestamp("created_at").toInstant(), time(row, "started_at"), time(row, "finished_at"));
	}

	private <T> T read(String stored, Class<T> type, T none) {
		return stored.equals("{}") ? none : this.json.readValue(stored, type);
	}

	private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
		Timestamp at = row.getTimestamp(column);
		return (at != null) ? at.toInstant() : null;
	}

	void describe(long id, String source, ImportOptions options) {
		this.jdbc.sql("""
				update import_run set source = ?, options = ?::jsonb, state = 'READY', failure = null, position = 0,
					counts = '{}', preview = '{}' where id = ?""")
			.params(source, this.json.writeValueAsString(options), id)
			.update();
		this.jdbc.sql("delete from import_untaken where import_id = ?").param(id).update();
	}

	/**
	 * Begins to read or to take, or goes on.
	 * @throws ImportRefused while another is at work
	 */
	void begin(long id, ImportState state, boolean anew) {
		try {
			this.jdbc.sql("""
					update import_run set state = ?, failure = null, started_at = ?, finished_at = null,
						position = case when ? then 0 else position end,
						counts = case when ? then '{}'::jsonb else counts end where id = ?""")
				.params(state.name(), now(), anew, anew, id)
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw ImportRefused.now("one-at-a-time");
		}
		if (anew) {
			this.jdbc.sql("delete from import_untaken where import_id = ?").param(id).update();
		}
	}

	void become(long id, ImportState state, @Nullable String failure) {
		this.jdbc.sql("update import_run set state = ?, failure = ?, finished_at = ? where id = ?")
			.params(Arrays.asList(state.name(), failure, now(), id))
			.update();
	}

	void advance(long id, int position, Counts counts) {
		this.jdbc.sql("update import_run set position = ?, counts = ?::jsonb where id = ?")
			.params(position, this.json.writeValueAsString(counts), id)
			.update();
	}

	void foretell(long id, Foretaste foretaste) {
		this.jdbc.sql("update import_run set preview = ?::jsonb where id = ?")
			.params(this.json.writeValueAsString(foretaste), id)
			.update();
	}

	/** The file is needed no more. */
	void release(long id) {
		this.jdbc.sql("update import_run set file_id = null where id = ?").param(id).update();
	}

	void delete(long id) {
		this.jdbc.sql("delete from import_run where id = ?").param(id).update();
	}

	/** Those beyond the most a run keeps are left to its counts. */
	void tell(long id, List<Untaken> untaken) {
		if (untaken.isEmpty()) {
			return;
		}
		this.jdbc.sql("""
				insert into import_untaken (import_id, place, named, reason, arguments)
				select ?, place, named, reason, arguments::jsonb
				from unnest(?::text[], ?::text[], ?::text[], ?::text[])
					with ordinality told (place, named, reason, arguments, nth)
				order by nth limit greatest(0, ? - (select count(*) from import_untaken where import_id = ?))""")
			.params(id, column(untaken, (one) -> one.place().name()), column(untaken, Untaken::at),
					column(untaken, Untaken::reason),
					column(untaken, (one) -> this.json.writeValueAsString(one.arguments())), KEPT, id)
			.update();
	}

	private static String[] column(List<Untaken> untaken, Function<Untaken, String> of) {
		return untaken.stream().map(of).toArray(String[]::new);
	}

	List<Line> untaken(long id, long after, int most) {
		return this.jdbc
			.sql("select * from import_untaken where import_id = ? and ordinal > ? order by ordinal limit ?")
			.params(id, after, most)
			.query((row, number) -> new Line(row.getLong("ordinal"), row.getString("place"), row.getString("named"),
					row.getString("reason"), List.of(this.json.readValue(row.getString("arguments"), String[].class))))
			.list();
	}

	long largest() {
		return this.jdbc.sql("select largest_bytes from import_rules").query(Long.class).single();
	}

	void largest(long bytes) {
		this.jdbc.sql("update import_rules set largest_bytes = ?").param(bytes).update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** One thing that was not taken. */
	record Line(long ordinal, String place, String named, String reason, List<String> arguments) {
	}

}
