package dev.frontdesk.escalations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.settings.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The paths, as admins write them. */
@Service
@Transactional
public class Paths {

	private static final String STEP = """
			insert into escalation_step (path_id, position, team_id, party, address, language, target_minutes)
			values (:path, :position, :team, :party, :address, :language, :minutes)""";

	private static final String CHANGED_STEP = """
			update escalation_step set position = :position, team_id = :team, party = :party, address = :address,
				language = :language, target_minutes = :minutes
			where id = :id and path_id = :path""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Audit audit;

	private final Clock clock;

	Paths(JdbcClient jdbc, JsonMapper json, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	List<Path> all() {
		Map<Long, List<Owned>> steps = this.jdbc.sql("select * from escalation_step order by path_id, position")
			.query(Paths::step)
			.list()
			.stream()
			.collect(Collectors.groupingBy(Owned::path));
		return this.jdbc.sql("select * from escalation_path order by (category_id is null), lower(name), id")
			.query((row, number) -> path(row, steps.getOrDefault(row.getLong("id"), List.of())))
			.list();
	}

	@Transactional(readOnly = true)
	Path path(long id) {
		List<Owned> steps = this.jdbc.sql("select * from escalation_step where path_id = ? order by position")
			.param(id)
			.query(Paths::step)
			.list();
		return this.jdbc.sql("select * from escalation_path where id = ?")
			.param(id)
			.query((row, number) -> path(row, steps))
			.optional()
			.orElseThrow(PathNotFound::new);
	}

	/** The category's own path, else that of the nearest above it, else the default. */
	@Transactional(readOnly = true)
	Optional<Path> of(@Nullable Long categoryId) {
		return this.jdbc.sql("""
				with recursive up (id, parent_id, depth) as (
					select c.id, c.parent_id, 0 from category c where c.id = :category::bigint
					union all select c.id, c.parent_id, u.depth + 1 from category c join up u on c.id = u.parent_id)
				select p.id from escalation_path p left join up u on u.id = p.category_id
				where u.id is not null or p.category_id is null
				order by u.depth nulls last limit 1""")
			.param("category", categoryId)
			.query(Long.class)
			.optional()
			.map(this::path);
	}

	/**
	 * Writes one.
	 * @throws CategoryTaken when another path stands for the category
	 */
	public long add(Actor by, PathDraft draft) {
		OffsetDateTime now = now();
		try {
			long id = this.jdbc.sql("""
					insert into escalation_path (name, category_id, customer_text, created_at, updated_at)
					values (:name, :category, :told::jsonb, :now, :now) returning id""")
				.param("name", draft.name())
				.param("category", draft.categoryId())
				.param("told", this.json.writeValueAsString(draft.told()))
				.param("now", now)
				.query(Long.class)
				.single();
			store(id, draft.steps());
			this.audit.record(by, "escalation-path.added", "escalation-path", id, draft.name());
			return id;
		}
		catch (DuplicateKeyException ex) {
			throw new CategoryTaken();
		}
	}

	/**
	 * Writes it anew. A step that stays keeps its id, so that what runs on it still knows
	 * its place.
	 * @throws PathChanged when someone saved it meanwhile
	 * @throws CategoryTaken when another path stands for the category
	 */
	void change(Actor by, long id, int version, PathDraft draft) {
		path(id);
		try {
			int changed = this.jdbc.sql("""
					update escalation_path set name = :name, category_id = :category, customer_text = :told::jsonb,
						version = version + 1, updated_at = :now
					where id = :id and version = :version""")
				.param("name", draft.name())
				.param("category", draft.categoryId())
				.param("told", this.json.writeValueAsString(draft.told()))
				.param("now", now())
				.param("id", id)
				.param("version", version)
				.update();
			if (changed == 0) {
				throw new PathChanged();
			}
		}
		catch (DuplicateKeyException ex) {
			throw new CategoryTaken();
		}
		List<Long> kept = draft.steps().stream().map(Path.Step::id).filter((step) -> step > 0).toList();
		this.jdbc.sql("delete from escalation_step where path_id = :path and not id = any(:kept)")
			.param("path", id)
			.param("kept", kept.toArray(Long[]::new))
			.update();
		store(id, draft.steps());
		this.audit.record(by, "escalation-path.changed", "escalation-path", id, draft.name());
	}

	void delete(Actor by, long id) {
		Path path = path(id);
		this.jdbc.sql("delete from escalation_path where id = ?").param(id).update();
		this.audit.record(by, "escalation-path.deleted", "escalation-path", id, path.name());
	}

	private void store(long path, List<Path.Step> steps) {
		int position = 0;
		for (Path.Step step : steps) {
			position++;
			int changed = (step.id() > 0) ? step(CHANGED_STEP, path, position, step).param("id", step.id()).update()
					: 0;
			if (changed == 0) {
				step(STEP, path, position, step).update();
			}
		}
	}

	private JdbcClient.StatementSpec step(String sql, long path, int position, Path.Step step) {
		return this.jdbc.sql(sql)
			.param("path", path)
			.param("position", position)
			.param("team", step.teamId())
			.param("party", step.outside() ? step.party() : null)
			.param("address", step.outside() ? step.address() : null)
			.param("language", step.language())
			.param("minutes", step.minutes());
	}

	private Path path(ResultSet row, List<Owned> steps) throws SQLException {
		return new Path(row.getLong("id"), row.getString("name"), row.getObject("category_id", Long.class),
				this.json.readValue(row.getString("customer_text"), LocalizedText.class), row.getInt("version"),
				steps.stream().map(Owned::step).toList());
	}

	private static Owned step(ResultSet row, int number) throws SQLException {
		String party = row.getString("party");
		String address = row.getString("address");
		return new Owned(row.getLong("path_id"),
				new Path.Step(row.getLong("id"), row.getObject("team_id", Long.class), (party != null) ? party : "",
						(address != null) ? address : "", row.getString("language"), row.getInt("target_minutes")));
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record Owned(long path, Path.Step step) {
	}

}
