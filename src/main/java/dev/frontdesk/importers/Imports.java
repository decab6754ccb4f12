package dev.frontdesk.importers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.jobs.Jobs;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.settings.Workspace;
import dev.frontdesk.sources.ImportOptions;
import dev.frontdesk.sources.ImportSource;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Imports: sent, described, tried, begun, paused and given up. */
@Service
public class Imports {

	private static final int HEAD = 512 * 1024;

	private static final int SOURCE_LENGTH = 60;

	private final List<ImportSource> sources;

	private final Runs runs;

	private final Spool spool;

	private final Jobs jobs;

	private final dev.frontdesk.files.Files files;

	private final Settings settings;

	private final Audit audit;

	private final TransactionOperations transactions;

	Imports(List<ImportSource> sources, Runs runs, Spool spool, Jobs jobs, dev.frontdesk.files.Files files,
			Settings settings, Audit audit, TransactionOperations transactions) {
		this.sources = sources.stream().sorted(Comparator.comparingInt(ImportSource::order)).toList();
		this.runs = runs;
		this.spool = spool;
		this.jobs = jobs;
		this.files = files;
		this.settings = settings;
		this.audit = audit;
		this.transactions = transactions;
	}

	List<String> kinds() {
		return this.sources.stream().map(ImportSource::key).toList();
	}

	ImportSource source(String kind) {
		return this.sources.stream()
			.filter((source) -> source.key().equals(kind))
			.findFirst()
			.orElseThrow(() -> ImportRefused.input("kind"));
	}

	ImportRun run(long id) {
		return this.runs.find(id).orElseThrow(ImportRefused::notFound);
	}

	/**
	 * Takes a file in and looks at it; no transaction waits for a slow sender.
	 * @param from where it comes from, in the admin's words
	 * @return the import's id
	 * @throws dev.frontdesk.web.Refusal when it is too large, dangerous or something else
	 */
	public long receive(long agentId, String kind, @Nullable String from, @Nullable String name, InputStream content) {
		ImportSource source = this.sources.stream()
			.filter((one) -> one.key().equals(kind))
			.findFirst()
			.orElseThrow(() -> ImportRefused.input("kind"));
		String called = sourceName(from);
		try {
			Path path = this.spool.receive(content, this.runs.largest());
			try {
				if (Files.size(path) == 0) {
					throw ImportRefused.input("empty");
				}
				source.check(path, dev.frontdesk.files.Files.nameOf(name));
				ImportOptions options = source.guess(path, standard());
				return keep(agentId, kind, called, name, path, options);
			}
			finally {
				Files.deleteIfExists(path);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Without one, what has nothing to do with each other would be taken for the same
	private static String sourceName(@Nullable String from) {
		String typed = Texts.optionalLine("source", from, SOURCE_LENGTH);
		if (typed.isEmpty()) {
			throw new InvalidText("source", "importers.source.missing");
		}
		return typed;
	}

	private ImportOptions standard() {
		Workspace workspace = this.settings.workspace();
		return new ImportOptions(workspace.defaultLocale().getLanguage(), workspace.timeZone().getId(), Map.of());
	}

	private long keep(long agentId, String kind, String source, @Nullable String name, Path path,
			ImportOptions options) {
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			try (InputStream bytes = Files.newInputStream(path)) {
				StoredFile file = this.files.store(bytes, name, null, Long.MAX_VALUE);
				long id = this.runs.add(kind, source, file.id(), file.name(), file.size(), options, agentId);
				this.audit.record(Actor.agent(agentId), "import.sent", "import", id, file.name());
				return id;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}));
	}

	/** The beginning of its table; null where it is none. */
	ImportSource.@Nullable Preview preview(ImportRun run, ImportOptions options) {
		return onHead(run, (source, head) -> source.preview(head, options));
	}

	/** Guessed anew for other characters or separators. */
	ImportOptions guess(ImportRun run) {
		return Objects.requireNonNull(onHead(run, (source, head) -> source.guess(head, standard())));
	}

	private <T> @Nullable T onHead(ImportRun run, Look<T> look) {
		try {
			Path head = this.spool.head(run, HEAD);
			try {
				return look.at(source(run.kind()), head);
			}
			finally {
				Files.deleteIfExists(head);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * How it is to be read; what was found by reading it otherwise is forgotten.
	 * @throws dev.frontdesk.web.InvalidText naming the option that makes no sense
	 * @throws ImportRefused once it has begun to write
	 */
	@Transactional
	public void describe(long id, String from, ImportOptions options) {
		ImportRun run = locked(id);
		if (run.state() != ImportState.READY && run.state() != ImportState.READ && run.state() != ImportState.FAILED) {
			throw ImportRefused.now("begun");
		}
		source(run.kind()).check(options);
		this.runs.describe(id, sourceName(from), options);
	}

	/** Reads it through and writes nothing but what it found. */
	@Transactional
	public void read(long id) {
		ImportRun run = locked(id);
		requireFile(run);
		if (run.state().working() || (run.position() > 0 && run.state() == ImportState.PAUSED)) {
			throw ImportRefused.now("begun");
		}
		this.runs.begin(id, ImportState.READING, true);
		this.jobs.begin(ImportConfiguration.JOB, id);
	}

	/** Takes what it holds, from where it stopped. */
	@Transactional
	public void begin(long agentId, long id) {
		ImportRun run = locked(id);
		requireFile(run);
		if (run.state() != ImportState.READ && run.state() != ImportState.PAUSED) {
			throw ImportRefused.now("not-read");
		}
		this.runs.begin(id, ImportState.RUNNING, run.state() == ImportState.READ);
		this.audit.record(Actor.agent(agentId), "import.begun", "import", id, run.fileName());
		this.jobs.begin(ImportConfiguration.JOB, id);
	}

	@Transactional
	public void pause(long id) {
		if (locked(id).state() != ImportState.RUNNING) {
			throw ImportRefused.now("not-running");
		}
		this.runs.become(id, ImportState.PAUSED, null);
	}

	/** What it has brought stays; what it has not brought does not come. */
	@Transactional
	public void cancel(long agentId, long id) {
		ImportRun run = locked(id);
		if (run.state().over()) {
			return;
		}
		this.runs.become(id, ImportState.CANCELLED, null);
		this.audit.record(Actor.agent(agentId), "import.cancelled", "import", id, run.fileName());
		letGo(run);
	}

	/** Forgets the import; what it has brought stays. */
	@Transactional
	public void forget(long agentId, long id) {
		ImportRun run = locked(id);
		if (run.state().working()) {
			throw ImportRefused.now("working");
		}
		letGo(run);
		this.runs.delete(id);
		this.audit.record(Actor.agent(agentId), "import.forgotten", "import", id, run.fileName());
	}

	/** The file holds many people's data and is needed no more. */
	void letGo(ImportRun run) {
		Long file = run.fileId();
		if (file != null) {
			this.spool.forget(run);
			this.runs.release(run.id());
			this.runs.foretell(run.id(), run.foretaste().figures());
			this.files.eraseUnused(file);
		}
	}

	@Transactional
	public void allow(long agentId, long largestBytes) {
		this.runs.largest(largestBytes);
		this.audit.record(Actor.agent(agentId), "import.limit", "import", 0, Long.toString(largestBytes));
	}

	private ImportRun locked(long id) {
		return this.runs.lock(id).orElseThrow(ImportRefused::notFound);
	}

	private static void requireFile(ImportRun run) {
		if (run.fileId() == null) {
			throw ImportRefused.now("over");
		}
	}

	/** A look at the beginning of a file. */
	private interface Look<T> {

		@Nullable T at(ImportSource source, Path head) throws IOException;

	}

}
