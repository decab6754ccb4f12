package dev.frontdesk.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's own programs, called the way this system needs it. PostgreSQL refuses to
 * run as root; there it gets a user namespace of its own, in which root is nobody yet
 * still owns its files.
 */
final class Programs {

	private static final String WAIT_SECONDS = "120";

	private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);

	private static final boolean LINUX = SYSTEM.startsWith("linux");

	private final Path home;

	Programs(Path home) {
		this.home = home;
	}

	void initialise(Path cluster, String user, Path passwordFile) throws IOException {
		run("initdb", "--pgdata=" + cluster, "--username=" + user, "--pwfile=" + passwordFile, "--auth=scram-sha-256",
				"--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
				"--lc-ctype=" + (LINUX ? "C.UTF-8" : "en_US.UTF-8"));
	}

	void start(Path cluster, Path log, List<String> settings) throws IOException {
		try {
			run("pg_ctl", "start", "--pgdata=" + cluster, "--wait", "--timeout=" + WAIT_SECONDS, "--log=" + log,
					"--options=-c " + String.join(" -c ", settings));
		}
		catch (EmbeddedServerException ex) {
			throw Files.exists(log) ? new EmbeddedServerException("The embedded database did not start: " + said(log))
					: ex;
		}
	}

	void stop(Path cluster) throws IOException {
		run("pg_ctl", "stop", "--pgdata=" + cluster, "--mode=fast", "--wait", "--timeout=" + WAIT_SECONDS);
	}

	private void run(String program, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(prefix());
		command.add(this.home.resolve("bin").resolve(program).toString());
		command.addAll(List.of(arguments));
		File output = File.createTempFile("frontdesk-" + program, ".log");
		try {
			// A file, not a pipe: the server would inherit the pipe and keep it open.
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
			builder.environment().keySet().removeIf((name) -> name.startsWith("PG"));
			builder.environment().put("LC_ALL", "C");
			Process process = builder.start();
			process.getOutputStream().close();
			if (!finished(process)) {
				throw new EmbeddedServerException("PostgreSQL’s " + program + " failed: " + said(output.toPath()));
			}
		}
		finally {
			Files.deleteIfExists(output.toPath());
		}
	}

	private static boolean finished(Process process) throws IOException {
		try {
			return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	private static String said(Path output) throws IOException {
		return new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
	}

	private static List<String> prefix() throws IOException {
		boolean root = LINUX && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
		return root ? List.of("unshare", "--user") : List.of();
	}

}
