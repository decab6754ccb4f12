package dev.frontdesk.importers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.frontdesk.sources.ImportStream;
import dev.frontdesk.sources.ImportedTicket;
import dev.frontdesk.sources.Untaken;

/** A file's tickets, a page at a time, with what could not be read before each. */
final class Reading {

	/** Lines of the report between two looks at whether to go on. */
	private static final int ASKED = 500;

	private final ImportStream stream;

	private final Preparation preparation;

	private final BooleanSupplier over;

	private final List<Untaken> untaken = new ArrayList<>();

	/** Beyond those. */
	private int more;

	private int told;

	/**
	 * @param over whether there is no use in going on
	 */
	Reading(ImportStream stream, Preparation preparation, BooleanSupplier over) {
		this.stream = stream;
		this.preparation = preparation;
		this.over = over;
	}

	/** Past those that are done; false where there are not as many. */
	boolean skip(int tickets) throws IOException {
		for (int i = 0; i < tickets; i++) {
			if (this.stream.next((one) -> {
			}) == null) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The next tickets; none at the end.
	 * @throws Stopped on the way to a ticket that may never come, when it is over
	 */
	List<Preparing.Prepared> next(int most) throws IOException {
		List<Preparing.Prepared> page = new ArrayList<>();
		while (page.size() < most) {
			ImportedTicket ticket = this.stream.next(this::tell);
			if (ticket == null) {
				break;
			}
			page.add(this.preparation.prepare(ticket, List.copyOf(this.untaken), this.more));
			this.untaken.clear();
			this.more = 0;
		}
		return page;
	}

	// A file may have nothing but this, for hours
	private void tell(Untaken one) {
		if (this.untaken.size() < Runs.KEPT) {
			this.untaken.add(one);
		}
		else {
			this.more++;
		}
		if (++this.told % ASKED == 0 && this.over.getAsBoolean()) {
			throw new Stopped();
		}
	}

	/** What was told behind the last ticket. */
	List<Untaken> left() {
		return List.copyOf(this.untaken);
	}

	/** How many lines were told beyond {@link #left()}. */
	int more() {
		return this.more;
	}

	/** Makes a ticket ready to be taken. */
	interface Preparation {

		Preparing.Prepared prepare(ImportedTicket ticket, List<Untaken> untaken, int more);

	}

	/** Paused, given up, or the node goes down. */
	static final class Stopped extends RuntimeException {

		private static final long serialVersionUID = 1;

	}

}
