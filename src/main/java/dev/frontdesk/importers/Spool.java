package dev.frontdesk.importers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.files.StoredFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What was sent, as a file of this node's disk, where it can be read at any place. */
@Component
class Spool {

	private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

	/** Nothing that is being written is as old. */
	private static final Duration OLD = Duration.ofHours(1);

	private final dev.frontdesk.files.Files files;

	private final JdbcClient jdbc;

	private final Clock clock;

	Spool(dev.frontdesk.files.Files files, JdbcClient jdbc, Clock clock) {
		this.files = files;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * What comes in, kept until its caller deletes it.
	 * @throws ImportRefused where there is more than that
	 */
	Path receive(InputStream content, long largest) throws IOException {
		Path path = Files.createTempFile("frontdesk-import-", ".upload");
		try (OutputStream target = Files.newOutputStream(path)) {
			byte[] buffer = new byte[64 * 1024];
			long size = 0;
			int count = content.read(buffer);
			while (count > 0) {
				size += count;
				if (size > largest) {
					throw ImportRefused.input("too-large", largest / 1_000_000.0);
				}
				target.write(buffer, 0, count);
				count = content.read(buffer);
			}
			return path;
		}
		catch (IOException | RuntimeException ex) {
			Files.deleteIfExists(path);
			throw ex;
		}
	}

	/** The file of an import, fetched once a node. */
	Path of(ImportRun run) throws IOException {
		StoredFile file = stored(run);
		Path path = place(file);
		if (Files.exists(path) && Files.size(path) == file.size()) {
			return path;
		}
		Path part = Files.createTempFile("frontdesk-import-", ".part");
		try (InputStream content = this.files.open(file.publicId())) {
			Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
		}
		return Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
	}

	/** Its beginning, to be deleted by the caller. */
	Path head(ImportRun run, int bytes) throws IOException {
		Path path = Files.createTempFile("frontdesk-import-", ".head");
		try (InputStream content = this.files.open(stored(run).publicId())) {
			Files.write(path, content.readNBytes(bytes));
		}
		return path;
	}

	void forget(ImportRun run) {
		try {
			if (run.fileId() != null) {
				Files.deleteIfExists(place(stored(run)));
			}
		}
		catch (IOException ex) {
			// the system clears its temporary files itself
		}
	}

	/**
	 * Clears this node's disk of what ended elsewhere or broke off: it is many people's
	 * data. What is needed after all is fetched again.
	 */
	@Scheduled(fixedDelayString = "PT1H")
	void sweep() {
		List<Long> held = this.jdbc.sql(
				"select file_id from import_run where file_id is not null and state not in ('DONE', 'CANCELLED', 'FAILED')")
			.query(Long.class)
			.list();
		Set<Path> needed = this.files.all(held).stream().map(Spool::place).collect(Collectors.toSet());
		FileTime before = FileTime.from(this.clock.instant().minus(OLD));
		try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder(), "frontdesk-import-*")) {
			for (Path copy : copies) {
				if (!needed.contains(copy) && Files.getLastModifiedTime(copy).compareTo(before) < 0) {
					Files.deleteIfExists(copy);
				}
			}
		}
		catch (IOException ex) {
			LOG.warn("Copies of imported files are left in {}", folder(), ex);
		}
	}

	private StoredFile stored(ImportRun run) {
		Long id = run.fileId();
		if (id == null) {
			throw ImportRefused.now("over");
		}
		return this.files.all(List.of(id)).getFirst();
	}

	private static Path place(StoredFile file) {
		return folder().resolve("frontdesk-import-" + file.publicId() + ".data");
	}

	private static Path folder() {
		return Path.of(System.getProperty("java.io.tmpdir"));
	}

}
