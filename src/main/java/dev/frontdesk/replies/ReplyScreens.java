package dev.frontdesk.replies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.actions.TicketAction;
import dev.frontdesk.language.Words;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads canned replies for lists: the page that manages them, and the picker. */
@Service
@Transactional(readOnly = true)
class ReplyScreens {

	static final int PAGE = 100;

	private static final int PICKED = 30;

	private static final Duration COUNTED = Duration.ofDays(90);

	static final String SEES = """
			r.deleted_at is null and (r.owner_id = :me or r.owner_id is null and (r.team_id is null or :lead
				or r.team_id in (select m.team_id from team_member m where m.agent_id = :me)))""";

	private static final String LIST = """
			select r.id, r.name, r.folder, r.shortcut, r.owner_id, r.steps <> '[]' as macro,
				coalesce(v.name ->> :language, v.name ->> 'en', v.key) as team,
				(select string_agg(k, ' ' order by k) from jsonb_object_keys(r.texts) k) as languages,
				exists (select 1 from canned_reply_file f where f.reply_id = r.id and f.file_id is null) as incomplete,
				u.uses, u.solved, u.reopened
			from canned_reply r left join team v on v.id = r.team_id
				left join lateral (select count(*) as uses, count(*) filter (where t.status in ('SOLVED', 'CLOSED')) as solved,
					count(*) filter (where exists (select 1 from ticket_event e where e.ticket_id = u.ticket_id
						and e.seq > u.seq and e.field = 'status' and e.was = 'SOLVED' and e.became <> 'CLOSED')) as reopened
					from reply_use u join ticket t on t.id = u.ticket_id
					where u.reply_id = r.id and u.at > :since) u on true
			where %s %s
			order by r.owner_id is null, r.folder, r.name, r.id limit :rows offset :from""";

	private static final String PICK = """
			select r.id, r.name, r.folder, r.shortcut, r.steps <> '[]' as macro,
				coalesce(r.texts ->> :ticket, r.texts ->> :workspace, r.texts ->> (select min(k) from jsonb_object_keys(r.texts) k), '')
					as text,
				(select max(u.at) from reply_use u where u.reply_id = r.id and u.agent_id = :me) as used
			from canned_reply r where %s %s
			order by %s used desc nulls last, r.owner_id is null, r.folder, r.name, r.id limit :rows""";

	private final JdbcClient jdbc;

	private final Clock clock;

	ReplyScreens(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Everything this agent may use, by folder, one's own first. */
	Listing list(Reader.OfDesk by, @Nullable String query, int page, Locale reader) {
		Map<String, Object> parameters = parameters(by);
		String found = search(query, parameters);
		int from = Math.max(page, 0) * PAGE;
		List<Entry> entries = this.jdbc.sql(LIST.formatted(SEES, found))
			.params(parameters)
			.param("language", reader.getLanguage())
			.param("since", this.clock.instant().minus(COUNTED).atOffset(ZoneOffset.UTC))
			.param("rows", PAGE + 1)
			.param("from", from)
			.query((row, number) -> entry(row, by))
			.list();
		boolean more = entries.size() > PAGE;
		return new Listing(grouped(more ? entries.subList(0, PAGE) : entries), (query != null) ? query : "",
				Math.max(page, 0), more);
	}

	private static List<Group> grouped(List<Entry> entries) {
		List<Group> groups = new ArrayList<>();
		for (Entry entry : entries) {
			if (groups.isEmpty() || !groups.getLast().holds(entry)) {
				groups.add(
						new Group(entry.mine(), entry.folder().replace("/", " › "), entry.folder(), new ArrayList<>()));
			}
			groups.getLast().entries().add(entry);
		}
		return groups;
	}

	/** What the picker offers: the last used first; a shortcut's beginning before all. */
	List<Offer> pick(Reader.OfDesk by, @Nullable String query, String ticketLanguage, Locale workspace) {
		Map<String, Object> parameters = parameters(by);
		parameters.put("ticket", Locale.forLanguageTag(ticketLanguage).getLanguage());
		parameters.put("workspace", workspace.getLanguage());
		parameters.put("rows", PICKED);
		String wanted = (query != null) ? query.strip() : "";
		String order = "";
		String found;
		if (wanted.matches("[;；؛].*")) {
			parameters.put("shortcut", wanted.substring(1).toLowerCase(Locale.ROOT));
			found = "and (starts_with(r.shortcut, :shortcut) or strpos(r.words, :shortcut) > 0 and length(:shortcut) > 1)";
			order = "r.shortcut = :shortcut desc nulls last, starts_with(r.shortcut, :shortcut) desc nulls last,";
		}
		else {
			found = search(wanted, parameters);
		}
		return this.jdbc.sql(PICK.formatted(SEES, found, order))
			.params(parameters)
			.query((row, number) -> new Offer(row.getLong("id"), row.getString("name"),
					row.getString("folder").replace("/", " › "), row.getString("shortcut"), row.getBoolean("macro"),
					beginning(row.getString("text"))))
			.list();
	}

	List<TicketAction.Choice> choices(Reader.OfDesk by) {
		return this.jdbc
			.sql("select r.id, r.name, r.folder from canned_reply r where " + SEES
					+ " order by r.folder, r.name, r.id limit 500")
			.params(parameters(by))
			.query((row, number) -> new TicketAction.Choice(row.getString("id"),
					row.getString("folder").isEmpty() ? row.getString("name")
							: row.getString("folder").replace("/", " › ") + " › " + row.getString("name")))
			.list();
	}

	List<String> folders(Reader.OfDesk by) {
		return this.jdbc
			.sql("select distinct r.folder from canned_reply r where " + SEES
					+ " and r.folder <> '' order by 1 limit 200")
			.params(parameters(by))
			.query(String.class)
			.list();
	}

	static Map<String, Object> parameters(Reader.OfDesk by) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("me", by.agentId());
		parameters.put("lead", by.role() != Role.AGENT);
		return parameters;
	}

	private static String search(@Nullable String query, Map<String, Object> parameters) {
		StringBuilder sql = new StringBuilder();
		String typed = (query != null) ? query : "";
		String[] words = Words.fold((typed.length() > 200) ? typed.substring(0, 200) : typed).strip().split("\\s+", 9);
		for (int i = 0; i < Math.min(words.length, 8); i++) {
			if (!words[i].isEmpty()) {
				sql.append(" and strpos(r.words, :word").append(i).append(") > 0");
				parameters.put("word" + i, words[i]);
			}
		}
		return sql.toString();
	}

	private static Entry entry(ResultSet row, Reader.OfDesk by) throws SQLException {
		boolean mine = row.getObject("owner_id") != null;
		return new Entry(row.getLong("id"), row.getString("name"), row.getString("folder"), row.getString("shortcut"),
				mine, row.getString("team"), row.getBoolean("macro"), row.getString("languages"),
				row.getBoolean("incomplete"), mine || by.role() != Role.AGENT, row.getLong("uses"),
				row.getLong("solved"), row.getLong("reopened"));
	}

	private static String beginning(String text) {
		String line = text.replaceAll("\\{\\{[^{}]*\\}\\}", "…").replaceAll("\\s+", " ").replaceFirst("^… ", "");
		int most = 120;
		return (line.codePointCount(0, line.length()) <= most) ? line
				: line.substring(0, line.offsetByCodePoints(0, most)) + "…";
	}

	record Listing(List<Group> groups, String query, int page, boolean more) {

		public @Nullable String previousPath() {
			return (this.page > 0) ? "/desk/replies?page=" + (this.page - 1) : null;
		}

		public @Nullable String nextPath() {
			return this.more ? "/desk/replies?page=" + (this.page + 1) : null;
		}

	}

	record Group(boolean mine, String name, String folder, List<Entry> entries) {

		boolean holds(Entry entry) {
			return this.mine == entry.mine() && this.folder.equals(entry.folder());
		}

	}

	/**
	 * @param languages tags, separated by spaces; null without text
	 * @param uses in the last ninety days
	 */
	record Entry(long id, String name, String folder, @Nullable String shortcut, boolean mine, @Nullable String team,
			boolean macro, @Nullable String languages, boolean incomplete, boolean mayChange, long uses, long solved,
			long reopened) {

		public long solvedShare() {
			return Math.round(100.0 * this.solved / Math.max(this.uses, 1));
		}

		public long reopenedShare() {
			return Math.round(100.0 * this.reopened / Math.max(this.uses, 1));
		}

	}

	/**
	 * @param text its beginning, in the ticket's language where there is one
	 */
	record Offer(long id, String name, String folder, @Nullable String shortcut, boolean macro, String text) {
	}

}
