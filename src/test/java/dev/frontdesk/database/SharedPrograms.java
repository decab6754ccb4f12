package dev.frontdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL's programs, unpacked once for all tests instead of once a data folder.
 */
final class SharedPrograms {

	private static final Path FOLDER = Path.of("target", "postgresql-programs").toAbsolutePath();

	private SharedPrograms() {
	}

	static void in(Path data) throws IOException {
		Binaries.unpackedIn(FOLDER);
		Files.createSymbolicLink(data.resolve("binaries"), FOLDER);
	}

	static void outOf(Path data) throws IOException {
		Files.delete(data.resolve("binaries"));
	}

}
