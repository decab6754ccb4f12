package dev.frontdesk.tickets;

import java.util.Map;

import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;

/**
 * Who reads or acts, and so what they may see: the one predicate every query on tickets
 * contains.
 */
public sealed interface Reader {

	/**
	 * The condition under which this reader sees a ticket, as SQL over {@code ticket t}
	 * with named parameters.
	 */
	Predicate sees();

	/**
	 * Someone of the desk: a lead or an admin sees everything, an agent what is in no
	 * private team but their own, what is in their hands, and where they were mentioned;
	 * in the last they may only read and note.
	 */
	record OfDesk(long agentId, Role role) implements Reader {

		private static final String WORKS = """
				(t.team_id is null or t.assignee_id = :reader or t.team_id in (select tm.id from team tm
					where not tm.confidential
					or exists (select 1 from team_member m where m.team_id = tm.id and m.agent_id = :reader)))""";

		private static final String SEES = "(" + WORKS + """
				or t.id in (select tc.ticket_id from ticket_collaborator tc where tc.agent_id = :reader))""";

		/**
		 * The condition under which each of several sees a ticket, as SQL over
		 * {@code ticket t} and {@code agent a}.
		 */
		public static final String EACH_SEES = "(a.role <> 'AGENT' or " + SEES.replace(":reader", "a.id") + ")";

		public static OfDesk of(SignedInAgent agent) {
			return new OfDesk(agent.id(), agent.role());
		}

		@Override
		public Predicate sees() {
			return (this.role != Role.AGENT) ? Predicate.ALL : new Predicate(SEES, Map.of("reader", this.agentId));
		}

		/** The condition under which they may also answer and change it. */
		public Predicate works() {
			return (this.role != Role.AGENT) ? Predicate.ALL : new Predicate(WORKS, Map.of("reader", this.agentId));
		}

	}

	/** A customer sees their own tickets, and never what lies in the trash. */
	record OfCustomer(long customerId) implements Reader {

		@Override
		public Predicate sees() {
			return new Predicate("(t.customer_id = :reader and t.shelf <> 'TRASH')", Map.of("reader", this.customerId));
		}

		/**
		 * The condition under which they read a message, as SQL over {@code message m}:
		 * what they said themselves, and what the desk said in a ticket of theirs or,
		 * while theirs was merged into it, in another's. What another customer said is
		 * never theirs to read.
		 */
		public Predicate reads() {
			return new Predicate("""
					(m.visibility = 'PUBLIC' and m.deleted_at is null and case when m.author_kind = 'CUSTOMER'
						then m.author_id = :reader
						else exists (select 1 from ticket o where o.id = m.origin_ticket_id and o.customer_id = :reader)
							or exists (select 1 from ticket_requester tr where tr.ticket_id = m.origin_ticket_id
								and tr.customer_id = :reader
								and m.origin_seq > tr.since_seq and m.origin_seq <= tr.until_seq) end)""",
					Map.of("reader", this.customerId));
		}

	}

	/** SQL and its named parameters. */
	record Predicate(String sql, Map<String, Object> parameters) {

		static final Predicate ALL = new Predicate("true", Map.of());

	}

}
