package dev.frontdesk.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A process that starts the embedded server, says where, and commits numbers, saying each
 * once it is committed, until it is killed.
 */
final class ServerInAnotherJvm implements AutoCloseable {

	private final Process process;

	private final BufferedReader said;

	private ServerInAnotherJvm(Process process) {
		this.process = process;
		this.said = process.inputReader(StandardCharsets.UTF_8);
	}

	static ServerInAnotherJvm on(Path data) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), "-Dlogging.level.root=off",
						ServerInAnotherJvm.class.getName(), data.toString()));
		builder.redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().keySet().removeIf((name) -> name.startsWith("LC_") || name.startsWith("LANG"));
		return new ServerInAnotherJvm(builder.start());
	}

	String next(String kind) {
		try {
			for (String line = this.said.readLine(); line != null; line = this.said.readLine()) {
				if (line.startsWith(kind + " ")) {
					return line.substring(kind.length() + 1);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		throw new AssertionError("the process ended before it said: " + kind);
	}

	/** As {@code kill -9} does it. */
	void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

	static void main(String[] args) throws Exception {
		EmbeddedServer server = EmbeddedServer.start(Path.of(args[0]), 0);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
		System.out.println("url " + server.jdbcUrl());
		try {
			writeUntilStopped(server);
		}
		catch (SQLException ex) {
			System.out.println("stopped " + ex.getMessage());
		}
	}

	private static void writeUntilStopped(EmbeddedServer server) throws SQLException {
		try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), EmbeddedServer.USER,
				server.password()); Statement statement = connection.createStatement()) {
			statement.execute("create table if not exists kept (number int primary key)");
			try (PreparedStatement insert = connection.prepareStatement("insert into kept values (?)")) {
				for (int number = 1; number < 100_000; number++) {
					insert.setInt(1, number);
					insert.executeUpdate();
					System.out.println("kept " + number);
				}
			}
		}
	}

	private static void close(EmbeddedServer server) {
		try {
			server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
