package dev.frontdesk.tickets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a ticket hangs together with another, seen from the first.
 *
 * @param number of the other
 * @param status of the other
 */
public record Link(Kind kind, long number, String subject, Status status) {

	/**
	 * The links of {@code ticket t} to those this reader sees, split and follow-up links
	 * included: an expression in SQL that yields a JSON array of them, or null. It names
	 * the reader's own parameters.
	 */
	public static String ofTicket(Reader.OfDesk reader) {
		// Inside the join, t is the other ticket: the reader's condition is on that
		return """
				(select json_agg(json_build_object('kind', l.kind, 'here', l.here, 'number', t.number,
					'subject', t.subject, 'status', t.status) order by t.number) from (
						select k.kind, true as here, k.other_id as id from ticket_link k where k.ticket_id = t.id
						union all select k.kind, false, k.ticket_id from ticket_link k where k.other_id = t.id
						union all select 'FOLLOWED_BY', true, n.id from ticket n where n.follow_up_of = t.id
						union all select 'FOLLOWED_BY', false, t.follow_up_of where t.follow_up_of is not null) l
					join ticket t on t.id = l.id where %s)""".formatted(reader.sees().sql());
	}

	/**
	 * @param kind as it is stored, once for both
	 * @param here whether it is stored from this side
	 */
	@JsonCreator
	static Link stored(@JsonProperty("kind") String kind, @JsonProperty("here") boolean here,
			@JsonProperty("number") long number, @JsonProperty("subject") String subject,
			@JsonProperty("status") Status status) {
		return new Link(Kind.stored(kind, here), number, subject, status);
	}

	/** Read as "this ticket … the other". */
	public enum Kind {

		RELATED, DUPLICATES, DUPLICATED_BY, BLOCKS, BLOCKED_BY, PARENT, CHILD,
		/** Made by a split, never by hand. */
		SPLIT_TO, SPLIT_FROM,
		/** Made by a follow-up, never by hand. */
		FOLLOWED_BY, FOLLOWS;

		static Kind stored(String stored, boolean here) {
			Kind kind = stored.equals("SPLIT") ? SPLIT_TO : valueOf(stored);
			return here ? kind : kind.reversed();
		}

		/** The same link, seen from the other side. */
		public Kind reversed() {
			return switch (this) {
				case RELATED -> RELATED;
				case DUPLICATES -> DUPLICATED_BY;
				case DUPLICATED_BY -> DUPLICATES;
				case BLOCKS -> BLOCKED_BY;
				case BLOCKED_BY -> BLOCKS;
				case PARENT -> CHILD;
				case CHILD -> PARENT;
				case SPLIT_TO -> SPLIT_FROM;
				case SPLIT_FROM -> SPLIT_TO;
				case FOLLOWED_BY -> FOLLOWS;
				case FOLLOWS -> FOLLOWED_BY;
			};
		}

		/** Whether an agent may set it. */
		public boolean byHand() {
			return switch (this) {
				case RELATED, DUPLICATES, DUPLICATED_BY, BLOCKS, BLOCKED_BY, PARENT, CHILD -> true;
				case SPLIT_TO, SPLIT_FROM, FOLLOWED_BY, FOLLOWS -> false;
			};
		}

	}

}
