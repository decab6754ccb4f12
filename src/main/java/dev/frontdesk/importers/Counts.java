package dev.frontdesk.importers;

/**
 * What was read or taken.
 *
 * @param tickets new ones
 * @param messages in them, and later ones of those that were here
 * @param customers read for the first time
 * @param known tickets that an earlier import had brought
 * @param renumbered tickets whose number was taken here
 * @param untaken lines of the report
 */
public record Counts(int tickets, int messages, int files, int customers, int known, int renumbered, int untaken) {

	static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

	Counts plus(Counts more) {
		return new Counts(this.tickets + more.tickets, this.messages + more.messages, this.files + more.files,
				this.customers + more.customers, this.known + more.known, this.renumbered + more.renumbered,
				this.untaken + more.untaken);
	}

	/** All that were read. */
	public int all() {
		return this.tickets + this.known;
	}

	/** Counted while something goes on. */
	static final class Tally {

		int tickets;

		int messages;

		int files;

		int customers;

		int known;

		int renumbered;

		int untaken;

		Counts counts() {
			return new Counts(this.tickets, this.messages, this.files, this.customers, this.known, this.renumbered,
					this.untaken);
		}

	}

}
