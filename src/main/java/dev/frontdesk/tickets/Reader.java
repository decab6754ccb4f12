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

	/** Someone of the desk. */
	record OfDesk(long agentId, Role role) implements Reader {

		public static OfDesk of(SignedInAgent agent) {
			return new OfDesk(agent.id(), agent.role());
		}

		@Override
		public Predicate sees() {
			if (this.role != Role.AGENT) {
				return Predicate.ALL;
			}
			return new Predicate("""
					(t.team_id is null or t.assignee_id = :reader or t.team_id in (select tm.id from team tm
						where not tm.confidential
						or exists (select 1 from team_member m where m.team_id = tm.id and m.agent_id = :reader)))""",
					Map.of("reader", this.agentId));
		}

	}

	/** A customer sees their own tickets, and never what lies in the trash. */
	record OfCustomer(long customerId) implements Reader {

		@Override
		public Predicate sees() {
			return new Predicate("(t.customer_id = :reader and t.shelf <> 'TRASH')", Map.of("reader", this.customerId));
		}

	}

	/** SQL and its named parameters. */
	record Predicate(String sql, Map<String, Object> parameters) {

		static final Predicate ALL = new Predicate("true", Map.of());

	}

}
