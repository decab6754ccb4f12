package dev.frontdesk.tickets;

/**
 * How a ticket hangs together with another, seen from the first.
 *
 * @param number of the other
 * @param status of the other
 */
public record Link(Kind kind, long number, String subject, Status status) {

	/** Read as "this ticket … the other". */
	public enum Kind {

		RELATED, DUPLICATES, DUPLICATED_BY, BLOCKS, BLOCKED_BY, PARENT, CHILD,
		/** Made by a split, never by hand. */
		SPLIT_TO, SPLIT_FROM,
		/** Made by a follow-up, never by hand. */
		FOLLOWED_BY, FOLLOWS;

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
