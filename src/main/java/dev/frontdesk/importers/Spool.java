package dev.frontdesk.importers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import dev.frontdesk.files.StoredFile;

import org.springframework.stereotype.Component;

/** What was sent, as a file of this node's disk, where it can be read at any place. */
@Component
class Spool {

	private final dev.frontdesk.files.Files files;

	Spool(dev.frontdesk.files.Files files) {
		this.files = files;
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

	private StoredFile stored(ImportRun run) {
		Long id = run.fileId();
		if (id == null) {
			throw ImportRefused.now("over");
		}
		return this.files.all(List.of(id)).getFirst();
	}

	private static Path place(StoredFile file) {
		return Path.of(System.getProperty("java.io.tmpdir"), "frontdesk-import-" + file.publicId() + ".data");
	}

}
