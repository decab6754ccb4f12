package dev.frontdesk.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an agent was told, in words, newest first. */
@Component
@Transactional(readOnly = true)
class Bell {

	static final int PAGE = 30;

	/** More than this is many. */
	static final int MANY = 99;

	/** To how many tickets it was done, or undone, and what. */
	private static final Pattern DEED = Pattern.compile("(\\d{1,9}) (done|undone) (.+)");

	private final JdbcClient jdbc;

	private final TicketSight sight;

	private final Staff staff;

	private final MessageSource messages;

	Bell(JdbcClient jdbc, TicketSight sight, Staff staff, MessageSource messages) {
		this.jdbc = jdbc;
		this.sight = sight;
		this.staff = staff;
		this.messages = messages;
	}

	/**
	 * How many are unread, up to one more than {@link #MANY}, and which is the newest.
	 */
	public RailBell.Ring ring(long agentId) {
		return this.jdbc.sql("""
				select (select count(*) from (select 1 from notice where agent_id = :agent and shown
						and read_at is null limit :many) unread),
					(select coalesce(max(id), 0) from notice where agent_id = :agent and shown)""")
			.param("agent", agentId)
			.param("many", MANY + 1)
			.query((row, number) -> new RailBell.Ring(agentId, row.getInt(1), row.getLong(2)))
			.single();
	}

	/**
	 * Notices older than one.
	 * @param before the last of the page before
	 */
	public Page before(long agentId, boolean unreadOnly, long before, int most, Locale reader) {
		List<Kept> kept = this.jdbc
			.sql("select * from notice where agent_id = ? and shown and id < ?"
					+ (unreadOnly ? " and read_at is null" : "") + " order by id desc limit ?")
			.params(agentId, before, most + 1)
			.query(Bell::kept)
			.list();
		List<Line> lines = lines(agentId, kept.subList(0, Math.min(most, kept.size())), reader);
		return new Page(lines, (kept.size() > most) ? lines.getLast().id() : null);
	}

	/** What is unread and newer than one; the newest of many. */
	public List<Line> since(long agentId, long since, Locale reader) {
		return lines(agentId, this.jdbc.sql("""
				select * from notice where agent_id = ? and shown and read_at is null and id > ?
				order by id desc limit 5""").params(agentId, since).query(Bell::kept).list(), reader);
	}

	List<Line> lines(long agentId, Collection<Long> ids, Locale reader) {
		return ids.isEmpty() ? List.of()
				: lines(agentId,
						this.jdbc.sql("select * from notice where agent_id = :agent and id in (:ids) order by id")
							.param("agent", agentId)
							.param("ids", ids)
							.query(Bell::kept)
							.list(),
						reader);
	}

	private List<Line> lines(long agentId, List<Kept> kept, Locale reader) {
		List<Long> tickets = kept.stream().map(Kept::ticketId).filter(Objects::nonNull).distinct().toList();
		Map<Long, TicketSight.Seen> seen = tickets.isEmpty() ? Map.of() : this.sight.of(agentId, tickets);
		List<Long> actors = kept.stream().map(Kept::agent).filter(Objects::nonNull).distinct().toList();
		Map<Long, String> names = actors.isEmpty() ? Map.of()
				: this.staff.agents(actors).stream().collect(Collectors.toMap(Agent::id, Agent::name));
		return kept.stream().map((notice) -> line(notice, seen, names, reader)).toList();
	}

	private Line line(Kept notice, Map<Long, TicketSight.Seen> seen, Map<Long, String> names, Locale reader) {
		TicketSight.Seen ticket = (notice.ticketId() != null) ? seen.get(notice.ticketId()) : null;
		if (notice.ticketId() != null && ticket == null) {
			// told before the agent lost sight of it: now not even its number
			return new Line(notice.id(), notice.kind(), text("notifications.hidden", reader), "", 0, notice.at(),
					notice.read(), "", notice.ticketId(), notice.seq());
		}
		String customer = (ticket != null && !ticket.customer().isEmpty()) ? ticket.customer()
				: text("notifications.by.CUSTOMER", reader);
		String who = switch (notice.by().kind()) {
			case AGENT -> names.getOrDefault(Objects.requireNonNullElse(notice.by().id(), 0L),
					text("notifications.by.AGENT", reader));
			case CUSTOMER -> customer;
			default -> text("notifications.by." + notice.by().kind().name(), reader);
		};
		long number = (ticket != null) ? ticket.number() : 0;
		return new Line(notice.id(), notice.kind(),
				text("notifications.line." + notice.kind(), reader, who, Long.toString(number), amount(notice.detail()),
						what(notice.detail()), deed(notice.detail())),
				(ticket != null) ? ticket.subject() : "", number, notice.at(), notice.read(), notice.path(),
				notice.ticketId(), notice.seq());
	}

	// a count is for the plural, anything else for the sentence
	private static Object amount(String detail) {
		Matcher deed = DEED.matcher(detail);
		String count = deed.matches() ? deed.group(1) : detail;
		return count.matches("\\d{1,9}") ? Integer.valueOf(count) : detail;
	}

	private static String what(String detail) {
		Matcher deed = DEED.matcher(detail);
		return deed.matches() ? deed.group(3) : "";
	}

	private static String deed(String detail) {
		Matcher deed = DEED.matcher(detail);
		return deed.matches() ? deed.group(2) : "";
	}

	private String text(String key, Locale reader, Object... arguments) {
		return Objects.requireNonNull(this.messages.getMessage(key, arguments, key, reader));
	}

	private static Kept kept(ResultSet row, int number) throws SQLException {
		return new Kept(row.getLong("id"), NoticeKind.valueOf(row.getString("kind")),
				row.getObject("ticket_id", Long.class), row.getLong("seq"),
				new Actor(Actor.Kind.valueOf(row.getString("by_kind")), row.getObject("by_id", Long.class)),
				row.getString("detail"), row.getString("path"), row.getTimestamp("at").toInstant(),
				row.getTimestamp("read_at") != null);
	}

	private record Kept(long id, NoticeKind kind, @Nullable Long ticketId, long seq, Actor by, String detail,
			String path, Instant at, boolean read) {

		@Nullable Long agent() {
			return (this.by.kind() == Actor.Kind.AGENT) ? this.by.id() : null;
		}

	}

	/**
	 * @param next after which the next page begins
	 */
	record Page(List<Line> lines, @Nullable Long next) {
	}

	/**
	 * @param number the ticket's; 0 without one
	 */
	record Line(long id, NoticeKind kind, String text, String subject, long number, Instant at, boolean read,
			String path, @Nullable Long ticketId, long seq) {

		/** Where it leads; nowhere when the ticket is out of sight. */
		public String target() {
			if (this.number == 0) {
				return this.path;
			}
			return "/desk/tickets/" + this.number + ((this.seq > 0) ? "#m-" + this.seq : "");
		}

		public boolean urgent() {
			return this.kind.urgent();
		}

		/** Whether it is about a ticket that is out of sight. */
		public boolean hidden() {
			return this.ticketId != null && this.number == 0;
		}

	}

}
