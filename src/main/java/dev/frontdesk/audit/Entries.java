package dev.frontdesk.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** What was kept, in the reader's words, a page at a time. */
@Component
class Entries {

	static final int PAGE = 50;

	private final JdbcClient jdbc;

	private final ObjectProvider<ActorNames> names;

	private final MessageSource messages;

	Entries(JdbcClient jdbc, ObjectProvider<ActorNames> names, MessageSource messages) {
		this.jdbc = jdbc;
		this.names = names;
		this.messages = messages;
	}

	/**
	 * Entries older than one.
	 * @param kind of the subjects, or empty for all
	 * @param before the id of the last entry of the page before
	 */
	@Transactional(readOnly = true)
	public Page before(String kind, long before, Locale reader) {
		List<Kept> kept = this.jdbc
			.sql("""
					select id, at, actor_kind, actor_id, action, subject_kind, subject_id, detail from audit_entry
					where id < :before %s order by id desc limit :limit"""
				.formatted(kind.isEmpty() ? "" : "and subject_kind = :kind"))
			.param("before", before)
			.param("kind", kind)
			.param("limit", PAGE + 1)
			.query((row, number) -> new Kept(row.getLong("id"), row.getTimestamp("at").toInstant(),
					row.getString("actor_kind"), row.getObject("actor_id", Long.class), row.getString("action"),
					row.getString("subject_kind"), row.getString("subject_id"), row.getString("detail")))
			.list();
		List<Kept> shown = kept.subList(0, Math.min(PAGE, kept.size()));
		return new Page(told(shown, reader), (kept.size() > PAGE) ? next(kind, shown.getLast().id()) : null);
	}

	/** What entries are about, as far as there are any. */
	@Transactional(readOnly = true)
	public List<Kind> kinds(Locale reader) {
		return this.jdbc.sql("""
				with recursive kinds (kind) as (
					(select min(subject_kind) from audit_entry)
					union all
					select (select min(subject_kind) from audit_entry where subject_kind > kind) from kinds
					where kind is not null)
				select kind from kinds where kind is not null""")
			.query(String.class)
			.list()
			.stream()
			.map((kind) -> new Kind(kind, text("audit.kind." + kind, kind, reader)))
			.toList();
	}

	private List<Entry> told(List<Kept> kept, Locale reader) {
		List<Long> agents = kept.stream().flatMap((entry) -> entry.agents().stream()).distinct().toList();
		ActorNames known = this.names.getIfAvailable();
		Map<Long, String> called = (known != null && !agents.isEmpty()) ? known.agents(agents) : Map.of();
		return kept.stream().map((entry) -> told(entry, called, reader)).toList();
	}

	private Entry told(Kept kept, Map<Long, String> called, Locale reader) {
		String who = text("audit.actor." + kept.actorKind(), kept.actorKind(), reader);
		Long actor = kept.actorId();
		if (actor != null) {
			who = Objects.requireNonNullElse(kept.isByAgent() ? called.get(actor) : null, who + " " + actor);
		}
		Long subject = kept.agentTold();
		String whom = Objects.requireNonNullElse((subject != null) ? called.get(subject) : null,
				text("audit.kind." + kept.subjectKind(), kept.subjectKind(), reader) + " " + kept.subjectId());
		return new Entry(kept.at(), who, text("audit.action." + kept.action(), kept.action(), reader), whom,
				text("audit.detail." + kept.action() + '.' + kept.detail(), kept.detail(), reader));
	}

	private String text(String key, String otherwise, Locale reader) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, null, otherwise, reader), otherwise);
	}

	private static String next(String kind, long last) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/admin/audit").queryParam("before", last);
		if (!kind.isEmpty()) {
			address.queryParam("kind", "{kind}");
		}
		return address.encode().buildAndExpand(kind).toString();
	}

	private record Kept(long id, Instant at, String actorKind, @Nullable Long actorId, String action,
			String subjectKind, @Nullable String subjectId, String detail) {

		boolean isByAgent() {
			return Actor.Kind.AGENT.name().equals(this.actorKind);
		}

		@Nullable Long agentTold() {
			boolean agent = this.subjectKind.equals("agent") && this.subjectId != null
					&& this.subjectId.matches("\\d{1,18}");
			return agent ? Long.valueOf(Objects.requireNonNull(this.subjectId)) : null;
		}

		List<Long> agents() {
			List<Long> agents = new ArrayList<>();
			Long actor = this.actorId;
			if (actor != null && isByAgent()) {
				agents.add(actor);
			}
			Long subject = agentTold();
			if (subject != null) {
				agents.add(subject);
			}
			return agents;
		}

	}

	/**
	 * @param next the address of older entries
	 */
	record Page(List<Entry> entries, @Nullable String next) {

	}

	/** Who did what to whom. */
	record Entry(Instant at, String who, String what, String whom, String detail) {

	}

	record Kind(String key, String name) {

	}

}
