package dev.frontdesk.routing;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.routing.AgentChoice.Candidate;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.tickets.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was decided about each ticket and why, and what still waits to be given out. */
@Component
class Decisions {

	/** The latest of {@code ticket t}, as JSON for {@link #read}. */
	static final String OF_TICKET = """
			(select json_agg(x order by x.id desc) from (
				select d.id, d.at, d.rule_id as "ruleId", d.rule_name as "ruleName", m.name as team, a.name as agent, d.reasons
				from routing_decision d left join team m on m.id = d.team_id left join agent a on a.id = d.agent_id
				where d.ticket_id = t.id order by d.id desc limit 3) x)""";

	private static final TypeReference<List<Decision>> DECISIONS = new TypeReference<>() {
	};

	private static final int MOST_WAITING = 200;

	private static final int MOST_OVERLOOKED = 200;

	private static final Duration OVERLOOKED = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Decisions(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	boolean existFor(long eventId) {
		return this.jdbc.sql("select exists (select 1 from routing_decision where event_id = ?)")
			.param(eventId)
			.query(Boolean.class)
			.single();
	}

	void keep(long ticketId, @Nullable Long eventId, Sender sender, @Nullable Long agentId, Reasons reasons) {
		this.jdbc.sql("""
				insert into routing_decision (ticket_id, event_id, at, rule_id, rule_name, team_id, agent_id, reasons)
				values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
			.params(Arrays.asList(ticketId, eventId, this.clock.instant().atOffset(ZoneOffset.UTC), sender.ruleId(),
					sender.ruleName(), sender.teamId(), agentId, this.json.writeValueAsString(reasons)))
			.update();
	}

	/**
	 * An unsolved ticket on the desk that nobody holds, locked; empty when somebody was
	 * quicker or is just deciding. Who only refers to it does not wait for that.
	 */
	Optional<Unheld> lockUnheld(long ticketId, boolean wait) {
		return this.jdbc.sql("""
				select channel, language from ticket where id = ? and assignee_id is null and shelf = 'DESK'
				and status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD') for no key update""" + (wait ? "" : " skip locked"))
			.param(ticketId)
			.query((row, number) -> new Unheld("CHAT".equals(row.getString(1)), row.getString(2)))
			.optional();
	}

	/**
	 * The team's active members, and of those who are here what they hold; nobody else is
	 * compared by it. A chat fills a place while somebody has just written in it; left
	 * alone, it is a ticket like any other.
	 */
	List<Candidate> membersOf(long teamId, Set<String> online) {
		return this.jdbc.sql("""
				select a.id, a.name, a.languages, a.skills, a.available, a.chat_capacity,
				case when h.here then (select count(*) from ticket t where t.assignee_id = a.id and t.shelf = 'DESK'
					and t.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD')) else 0 end as open,
				case when h.here then (select count(*) from ticket t where t.assignee_id = a.id and t.shelf = 'DESK'
					and t.status in ('NEW', 'OPEN') and t.channel = 'CHAT' and t.last_message_at > :live) else 0 end
					as chats,
				(select coalesce(max(d.at), 'epoch') from routing_decision d where d.agent_id = a.id) as given
				from team_member m join agent a on a.id = m.agent_id
				cross join lateral (select a.available and a.id = any(:online::bigint[]) as here) h
				where m.team_id = :team and a.active""")
			.param("live", this.clock.instant().minus(Ticket.CHAT_GOES_ON).atOffset(ZoneOffset.UTC))
			.param("team", teamId)
			.param("online", ids(online))
			.query((row, number) -> new Candidate(row.getLong("id"), row.getString("name"),
					strings(row.getArray("languages")), strings(row.getArray("skills")), row.getBoolean("available"),
					online.contains(row.getString("id")), row.getInt("open"), row.getInt("chats"),
					row.getInt("chat_capacity"), row.getTimestamp("given").toInstant()))
			.list();
	}

	private static Set<String> strings(Array array) throws SQLException {
		Set<String> strings = new HashSet<>();
		if (array.getArray() instanceof Object[] elements) {
			for (Object element : elements) {
				strings.add(String.valueOf(element));
			}
		}
		return strings;
	}

	/**
	 * What routing put into a team's queue and nobody has taken since, where a member is
	 * online and takes work: live chats first, oldest first, and of each kind no more
	 * than the oldest, so that many that nobody can take hide no others. What people put
	 * back or sent elsewhere is theirs to give out.
	 */
	List<Waiting> waiting(Set<String> online) {
		return this.jdbc
			.sql("""
					select * from (
						select t.id, t.waiting_since, t.team_id, t.channel = 'CHAT' as chat, l.language, d.rule_id, d.rule_name,
							d.reasons, coalesce(r.needs_language, false) as needs_language, r.skill,
							row_number() over (partition by t.team_id, d.rule_id, t.channel = 'CHAT', l.language
								order by t.waiting_since, t.id) as place
						from ticket t
						join lateral (select * from routing_decision x where x.ticket_id = t.id order by x.id desc limit 1) d
							on d.agent_id is null and d.team_id = t.team_id
						left join routing_rule r on r.id = d.rule_id
						cross join lateral (
							select case when r.needs_language then split_part(t.language, '-', 1) else '' end as language) l
						where t.shelf = 'DESK' and t.status in ('NEW', 'OPEN') and t.assignee_id is null
						and t.team_id in (select m.team_id from team_member m join agent a on a.id = m.agent_id
							where a.active and a.available and a.id = any(:online::bigint[]))) w
					where place <= :most order by chat desc, waiting_since, id""")
			.param("online", ids(online))
			.param("most", MOST_WAITING)
			.query((row, number) -> new Waiting(row.getLong("id"), row.getBoolean("chat"), row.getString("language"),
					new Sender(row.getObject("rule_id", Long.class), row.getString("rule_name"), row.getLong("team_id"),
							reasons(row.getString("reasons")).filter(), row.getBoolean("needs_language"),
							row.getString("skill"))))
			.list();
	}

	private static Long[] ids(Set<String> online) {
		return online.stream().map(Long::valueOf).toArray(Long[]::new);
	}

	/**
	 * Who sent the ticket to the team it is in: the rule of the last decision, or, where
	 * people moved it since, nobody; empty where it is in none.
	 */
	Optional<Sender> senderToItsTeam(long ticketId) {
		return this.jdbc
			.sql("""
					select t.team_id, d.rule_id, coalesce(d.rule_name, '') as rule_name, d.reasons::text as reasons,
						coalesce(r.needs_language, false) as needs_language, r.skill
					from ticket t
					left join lateral (select * from routing_decision x where x.ticket_id = t.id order by x.id desc limit 1) d
						on d.team_id = t.team_id
					left join routing_rule r on r.id = d.rule_id
					where t.id = ? and t.team_id is not null""")
			.param(ticketId)
			.query((row, number) -> new Sender(row.getObject("rule_id", Long.class), row.getString("rule_name"),
					row.getLong("team_id"),
					(row.getString("reasons") != null) ? reasons(row.getString("reasons")).filter() : null,
					row.getBoolean("needs_language"), row.getString("skill")))
			.optional();
	}

	/** Whether it still is where routing put it; people may have been quicker. */
	boolean waits(long ticketId, long teamId) {
		return this.jdbc.sql("""
				select exists (select 1 from ticket t
				join lateral (select * from routing_decision x where x.ticket_id = t.id order by x.id desc limit 1) d
					on d.agent_id is null and d.team_id = t.team_id
				where t.id = ? and t.team_id = ? and t.status in ('NEW', 'OPEN'))""")
			.params(ticketId, teamId)
			.query(Boolean.class)
			.single();
	}

	/**
	 * New tickets that await people and that neither people nor routing ever touched,
	 * because the event that told of them was parked or is late.
	 */
	List<Overlooked> overlooked() {
		return this.jdbc.sql("""
				select t.id, e.id as event_id from ticket t
				join lateral (select max(x.id) as id from ticket_event x where x.ticket_id = t.id
					and x.field = 'awaits' and x.became = 'people') e on e.id is not null
				where t.shelf = 'DESK' and t.status = 'NEW' and t.team_id is null and t.assignee_id is null
				and t.created_at < :before
				and not exists (select 1 from routing_decision d where d.ticket_id = t.id)
				and exists (select 1 from ticket_event b where b.ticket_id = t.id and b.field = 'created'
					and not b.imported)
				order by t.id limit :most""")
			.param("before", this.clock.instant().minus(OVERLOOKED).atOffset(ZoneOffset.UTC))
			.param("most", MOST_OVERLOOKED)
			.query((row, number) -> new Overlooked(row.getLong("id"), row.getLong("event_id")))
			.list();
	}

	/** The latest, at most three, the newest first. */
	List<Decision> of(long ticketId) {
		return this.jdbc.sql("select " + OF_TICKET + " from ticket t where t.id = ?")
			.param(ticketId)
			.query(String.class)
			.optional()
			.map(this::read)
			.orElse(List.of());
	}

	List<Decision> read(String shown) {
		return this.json.readValue(shown, DECISIONS);
	}

	private Reasons reasons(String text) {
		return this.json.readValue(text, Reasons.class);
	}

	record Unheld(boolean chat, String language) {
	}

	/**
	 * @param eventId the event that should have told of it
	 */
	record Overlooked(long ticketId, long eventId) {
	}

	/**
	 * @param language the customer's where the rule needs it, else empty
	 */
	record Waiting(long ticketId, boolean chat, String language, Sender sender) {

		/** Where nobody can take this one, nobody can take another of its kind. */
		Kind kind() {
			return new Kind(this.sender.teamId(), this.sender.ruleId(), this.chat, this.language);
		}

	}

	/** What decides who can take a ticket. */
	record Kind(@Nullable Long teamId, @Nullable Long ruleId, boolean chat, String language) {
	}

	/**
	 * Who sends a ticket where: a rule, or nobody but the fallback.
	 *
	 * @param filter the rule's condition as stored
	 */
	record Sender(@Nullable Long ruleId, String ruleName, @Nullable Long teamId, @Nullable String filter,
			boolean needsLanguage, @Nullable String skill) {

		static Sender rule(RoutingRule rule) {
			return new Sender(rule.id(), rule.name(), rule.teamId(), rule.filter(), rule.needsLanguage(), rule.skill());
		}

		static Sender fallback(@Nullable Long teamId) {
			return new Sender(null, "", teamId, null, false, null);
		}

	}

	record Decision(Instant at, @Nullable Long ruleId, String ruleName, @Nullable LocalizedText team,
			@Nullable String agent, Reasons reasons) {
	}

}
