package dev.frontdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A server that outlived its application, as its {@code postmaster.pid} tells. Process
 * ids are reused, so the file is believed only as far as the process proves it.
 */
final class Orphan {

	/** No system gives out this process id. */
	private static final String NOBODY = String.valueOf(Integer.MAX_VALUE);

	private Orphan() {
	}

	static Optional<ProcessHandle> in(Path cluster) throws IOException {
		Path pidFile = cluster.resolve("postmaster.pid");
		if (!Files.exists(pidFile)) {
			return Optional.empty();
		}
		Optional<ProcessHandle> process = ProcessHandle.of(pid(pidFile));
		if (process.isPresent() && !serves(process.get(), cluster)) {
			disown(pidFile);
			return Optional.empty();
		}
		return process;
	}

	private static long pid(Path pidFile) throws IOException {
		List<String> lines = Files.readAllLines(pidFile);
		try {
			return lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private static boolean serves(ProcessHandle process, Path cluster) {
		Optional<String> program = process.info().command().map((command) -> fileName(command));
		if (program.isEmpty() || !program.get().startsWith("postgres")) {
			return false;
		}
		// Windows does not tell arguments; the name has to do there.
		return process.info()
			.arguments()
			.map((arguments) -> Arrays.asList(arguments).contains(cluster.toString()))
			.orElse(true);
	}

	private static String fileName(String command) {
		return command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
	}

	/**
	 * PostgreSQL would refuse to start while the foreign process lives. With an id that
	 * nobody has it goes on to its own check, for backends left behind, which deleting
	 * the file would switch off.
	 */
	private static void disown(Path pidFile) throws IOException {
		List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
		lines.set(0, NOBODY);
		Files.write(pidFile, lines);
	}

}
