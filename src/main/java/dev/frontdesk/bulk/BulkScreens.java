package dev.frontdesk.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How far bulk edits have come, and what did not go. */
@Service
@Transactional(readOnly = true)
class BulkScreens {

	private static final int PAGE = 50;

	private static final String PROGRESS = """
			select e.id, e.steps, e.state, e.total, e.undoes, e.created_at, a.name as agent, u.id as undone_by,
				p.steps as undone, coalesce(c.done, 0) as done, coalesce(c.same, 0) as same,
				coalesce(c.refused, 0) as refused, coalesce(c.cancelled, 0) as cancelled, coalesce(c.back, 0) as back
			from bulk_edit e join agent a on a.id = e.agent_id left join bulk_edit u on u.undoes = e.id
				left join bulk_edit p on p.id = e.undoes
				left join lateral (select count(*) filter (where b.state = 'DONE') as done,
					count(*) filter (where b.state = 'SAME') as same, count(*) filter (where b.state = 'REFUSED') as refused,
					count(*) filter (where b.state = 'CANCELLED') as cancelled,
					count(*) filter (where b.state = 'DONE' and b.undo <> '[]') as back
					from bulk_edit_ticket b where b.bulk_id = e.id) c on true
			where\s""";

	private static final String LINES = """
			select b.position, b.state, b.reason, b.arguments, t.number, t.subject, t.language
			from bulk_edit_ticket b join ticket t on t.id = b.ticket_id
			where b.bulk_id = :bulk and b.state in ('REFUSED', 'CANCELLED') and b.position > :after and\s""";

	private final JdbcClient jdbc;

	private final Actions actions;

	private final JsonMapper json;

	private final MessageSource messages;

	BulkScreens(JdbcClient jdbc, Actions actions, JsonMapper json, MessageSource messages) {
		this.jdbc = jdbc;
		this.actions = actions;
		this.json = json;
		this.messages = messages;
	}

	/**
	 * @throws BulkNotFound when there is none this agent may see
	 */
	Progress progress(Reader.OfDesk by, long id, Locale reader) {
		return this.jdbc.sql(PROGRESS + "e.id = ? and (e.agent_id = ? or ?)")
			.params(id, by.agentId(), by.role() != Role.AGENT)
			.query((row, number) -> progress(row, reader))
			.optional()
			.orElseThrow(BulkNotFound::new);
	}

	/** This agent's own, the latest first. */
	List<Progress> latest(Reader.OfDesk by, long before, Locale reader) {
		return this.jdbc.sql(PROGRESS + "e.agent_id = ? and e.id < ? order by e.id desc limit ?")
			.params(by.agentId(), before, PAGE)
			.query((row, number) -> progress(row, reader))
			.list();
	}

	private Progress progress(ResultSet row, Locale reader) throws SQLException {
		boolean undo = row.getObject("undoes") != null;
		String words = this.json.readValue(row.getString(undo ? "undone" : "steps"), Steps.class)
			.list()
			.stream()
			.map((step) -> this.actions.words(step, reader))
			.collect(Collectors.joining(" · "));
		return new Progress(row.getLong("id"),
				undo ? this.messages.getMessage("bulk.undoing", new Object[] { words }, reader) : words,
				row.getString("state"), row.getInt("total"), row.getInt("done"), row.getInt("same"),
				row.getInt("refused"), row.getInt("cancelled"),
				!undo && row.getInt("back") > 0 && row.getObject("undone_by") == null, row.getString("agent"),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	/** What did not go, in the order in which it was tried. */
	Report report(Reader.OfDesk by, long id, int after, Locale reader) {
		Reader.Predicate sees = by.sees();
		List<Line> lines = new ArrayList<>(this.jdbc.sql(LINES + sees.sql() + " order by b.position limit :rows")
			.param("bulk", id)
			.param("after", after)
			.params(sees.parameters())
			.param("rows", PAGE + 1)
			.query((row, number) -> new Line(row.getInt("position"), row.getLong("number"), row.getString("subject"),
					row.getString("language"), reason(row, reader)))
			.list());
		boolean more = lines.size() > PAGE;
		List<Line> shown = more ? lines.subList(0, PAGE) : lines;
		return new Report(List.copyOf(shown), more ? shown.getLast().position() : null);
	}

	private String reason(ResultSet row, Locale reader) throws SQLException {
		if (row.getString("state").equals("CANCELLED")) {
			return this.messages.getMessage("bulk.reason.cancelled", null, reader);
		}
		String arguments = row.getString("arguments");
		Object[] given = (arguments != null) ? this.json.readValue(arguments, Object[].class) : new Object[0];
		return this.messages.getMessage(row.getString("reason"), given, reader);
	}

	/**
	 * @param state {@code RUNNING}, {@code DONE}, {@code CANCELLED} or {@code STOPPED}
	 * @param undoable whether there is a way back that has not been taken
	 */
	record Progress(long id, String words, String state, int total, int done, int same, int refused, int cancelled,
			boolean undoable, String agent, Instant at) {

		public boolean running() {
			return this.state.equals("RUNNING");
		}

		/** How many have been tried. */
		public int tried() {
			return this.done + this.same + this.refused;
		}

		public boolean incomplete() {
			return this.refused + this.cancelled > 0;
		}

	}

	/**
	 * @param next the position after which there is more; null at the end
	 */
	record Report(List<Line> lines, @Nullable Integer next) {
	}

	record Line(int position, long number, String subject, String language, String reason) {
	}

}
