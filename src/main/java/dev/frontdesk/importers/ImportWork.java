package dev.frontdesk.importers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import dev.frontdesk.sources.ImportStream;
import dev.frontdesk.sources.Untaken;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Refusal;
import jakarta.persistence.EntityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads and takes imports. Tickets are written a few at a time, with how far it has come
 * in the same transaction: whatever breaks off is taken up exactly there.
 */
@Service
class ImportWork {

	private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);

	/** Tickets a transaction. */
	static final int STEP = 20;

	private static final int PAGE = 200;

	private final Imports imports;

	private final Runs runs;

	private final Spool spool;

	private final Preparing preparing;

	private final TicketTaking taking;

	private final PeopleTaking people;

	private final Origins origins;

	private final Tickets tickets;

	private final EntityManager entities;

	private final TransactionOperations transactions;

	ImportWork(Imports imports, Runs runs, Spool spool, Preparing preparing, TicketTaking taking, PeopleTaking people,
			Origins origins, Tickets tickets, EntityManager entities, TransactionOperations transactions) {
		this.imports = imports;
		this.runs = runs;
		this.spool = spool;
		this.preparing = preparing;
		this.taking = taking;
		this.people = people;
		this.origins = origins;
		this.tickets = tickets;
		this.entities = entities;
		this.transactions = transactions;
	}

	/**
	 * Goes on with it to the end, unless it is paused or cancelled.
	 * @param stopping asked between two steps; the node goes down when true
	 * @return whether there is more to do
	 */
	boolean work(long id, BooleanSupplier stopping) {
		ImportRun run = this.runs.find(id).orElse(null);
		if (run == null || !run.state().working()) {
			return false;
		}
		try (ImportStream stream = open(run)) {
			return (run.state() == ImportState.READING) ? read(run, stream, stopping) : take(run, stream, stopping);
		}
		catch (Reading.Stopped ex) {
			return stopping.getAsBoolean();
		}
		catch (Refusal ex) {
			fail(run, ex.key());
		}
		catch (IOException | UncheckedIOException ex) {
			LOG.warn("Import {} could not be read", id, ex);
			fail(run, "importers.failure.unreadable");
		}
		return false;
	}

	private ImportStream open(ImportRun run) throws IOException {
		Map<String, Long> agents = this.origins.agents();
		Predicate<String> colleagues = (address) -> agents.containsKey(address.toLowerCase(Locale.ROOT));
		return this.imports.source(run.kind()).open(this.spool.of(run), run.options(), colleagues);
	}

	private void fail(ImportRun run, String reason) {
		this.transactions.executeWithoutResult((status) -> {
			if (goesOn(run)) {
				this.runs.become(run.id(), ImportState.FAILED, reason);
			}
		});
	}

	/** Locks it; false where someone paused or cancelled it meanwhile. */
	private boolean goesOn(ImportRun run) {
		return this.runs.lock(run.id()).filter((now) -> now.state() == run.state()).isPresent();
	}

	private boolean read(ImportRun run, ImportStream stream, BooleanSupplier stopping) throws IOException {
		DryRun dry = new DryRun(run, this.origins, this.people);
		Reading reading = reading(run, stream, stopping);
		// another start begins anew
		this.transactions.executeWithoutResult((status) -> {
			if (goesOn(run)) {
				this.runs.begin(run.id(), ImportState.READING, true);
			}
		});
		List<Preparing.Prepared> page = reading.next(PAGE);
		while (!page.isEmpty()) {
			if (stopping.getAsBoolean()) {
				return true;
			}
			List<Untaken> untaken = dry.add(page);
			if (!tell(run, dry, untaken)) {
				return false;
			}
			page = reading.next(PAGE);
		}
		List<Untaken> last = reading.left();
		dry.add(last.size() + reading.more());
		this.transactions.executeWithoutResult((status) -> {
			if (goesOn(run)) {
				this.runs.tell(run.id(), last);
				this.runs.advance(run.id(), dry.counts().all(), dry.counts());
				this.runs.foretell(run.id(), dry.foretaste());
				this.runs.become(run.id(), ImportState.READ, null);
			}
		});
		return false;
	}

	private Reading reading(ImportRun run, ImportStream stream, BooleanSupplier stopping) {
		return new Reading(stream,
				(ticket, untaken, more) -> this.preparing.prepare(ticket, untaken, more, run.options().language()),
				() -> stopping.getAsBoolean() || !stands(run));
	}

	private boolean stands(ImportRun run) {
		return this.runs.find(run.id()).filter((now) -> now.state() == run.state()).isPresent();
	}

	private boolean tell(ImportRun run, DryRun dry, List<Untaken> untaken) {
		return Boolean.TRUE.equals(this.transactions.execute((status) -> {
			if (!goesOn(run)) {
				return false;
			}
			this.runs.tell(run.id(), untaken);
			this.runs.advance(run.id(), dry.counts().all(), dry.counts());
			return true;
		}));
	}

	private boolean take(ImportRun run, ImportStream stream, BooleanSupplier stopping) throws IOException {
		this.transactions.executeWithoutResult((status) -> this.tickets.numberBeyond(run.foretaste().highest()));
		Reading reading = reading(run, stream, stopping);
		if (!reading.skip(run.position())) {
			fail(run, "importers.failure.shorter");
			return false;
		}
		int position = run.position();
		List<Preparing.Prepared> step = reading.next(STEP);
		while (!step.isEmpty()) {
			if (stopping.getAsBoolean()) {
				return true;
			}
			if (!takeAll(run, step, position, stopping)) {
				return false;
			}
			position += step.size();
			step = reading.next(STEP);
		}
		end(run, reading.left(), reading.more());
		return false;
	}

	/** All in one transaction or, where one of them spoils it, one by one. */
	private boolean takeAll(ImportRun run, List<Preparing.Prepared> step, int position, BooleanSupplier stopping) {
		try {
			return inOne(run, step, position, stopping);
		}
		catch (TransactionException | DataAccessResourceFailureException | Reading.Stopped ex) {
			// the database is away, or the node goes: no ticket's fault
			throw ex;
		}
		catch (RuntimeException ex) {
			if (step.size() == 1) {
				return skip(run, step.getFirst(), position, ex);
			}
			for (int i = 0; i < step.size(); i++) {
				if (!takeAll(run, step.subList(i, i + 1), position + i, stopping)) {
					return false;
				}
			}
			return true;
		}
	}

	private boolean inOne(ImportRun run, List<Preparing.Prepared> step, int position, BooleanSupplier stopping) {
		this.taking.lookAround();
		return Boolean.TRUE.equals(this.transactions.execute((status) -> {
			ImportRun now = this.runs.lock(run.id()).orElse(null);
			if (now == null || now.state() != ImportState.RUNNING || now.position() != position) {
				return false;
			}
			Counts.Tally tally = new Counts.Tally();
			List<Untaken> untaken = new ArrayList<>();
			for (Preparing.Prepared one : step) {
				if (stopping.getAsBoolean()) {
					throw new Reading.Stopped();
				}
				untaken.addAll(one.untaken());
				tally.untaken += one.more();
				this.taking.take(run, one, untaken::add, tally);
				// Or each verb would look through all tickets before it for changes
				this.entities.flush();
				this.entities.clear();
			}
			tally.untaken += untaken.size();
			this.runs.tell(run.id(), untaken);
			this.runs.advance(run.id(), position + step.size(), now.counts().plus(tally.counts()));
			return true;
		}));
	}

	private boolean skip(ImportRun run, Preparing.Prepared one, int position, RuntimeException ex) {
		Untaken why;
		String name = one.ticket().name();
		if (ex instanceof Refusal refusal) {
			why = new Untaken(Untaken.Place.TICKET, name, refusal.key(),
					Arrays.stream(refusal.arguments()).map(String::valueOf).toList());
		}
		else {
			LOG.error("Import {} failed at ticket {}", run.id(), name, ex);
			why = Untaken.of(Untaken.Place.TICKET, name, "importers.untaken.unexpected");
		}
		return Boolean.TRUE.equals(this.transactions.execute((status) -> {
			ImportRun now = this.runs.lock(run.id()).orElse(null);
			if (now == null || now.state() != ImportState.RUNNING || now.position() != position) {
				return false;
			}
			Counts.Tally tally = new Counts.Tally();
			tally.untaken = 1;
			this.runs.tell(run.id(), List.of(why));
			this.runs.advance(run.id(), position + 1, now.counts().plus(tally.counts()));
			return true;
		}));
	}

	private void end(ImportRun run, List<Untaken> last, int more) {
		this.transactions.executeWithoutResult((status) -> {
			ImportRun now = this.runs.lock(run.id()).orElse(null);
			if (now == null || now.state() != ImportState.RUNNING) {
				return;
			}
			Counts.Tally tally = new Counts.Tally();
			tally.untaken = last.size() + more;
			this.runs.tell(run.id(), last);
			this.runs.advance(run.id(), now.position(), now.counts().plus(tally.counts()));
			this.runs.become(run.id(), ImportState.DONE, null);
			this.imports.letGo(now);
		});
	}

}
