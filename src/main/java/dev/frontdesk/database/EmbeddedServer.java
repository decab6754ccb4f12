package dev.frontdesk.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL on a data folder, from start to stop. The server detaches from the terminal,
 * so that an interrupt there ends the application first, and survives the application's
 * sudden death; the next start stops it and lets recovery run.
 */
final class EmbeddedServer implements AutoCloseable {

	static final String USER = "frontdesk";

	private static final String DATABASE = "frontdesk";

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedServer.class);

	private final DataFolder folder;

	private final Programs programs;

	private final int port;

	private final String password;

	private EmbeddedServer(DataFolder folder, Programs programs, int port) throws IOException {
		this.folder = folder;
		this.programs = programs;
		this.port = (port != 0) ? port : freePort();
		this.password = folder.password();
	}

	static EmbeddedServer start(Path data, int port) {
		try {
			DataFolder folder = DataFolder.own(data);
			try {
				return start(folder, port);
			}
			catch (IOException | RuntimeException ex) {
				folder.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new EmbeddedServerException(
					"The embedded database in " + data.toAbsolutePath().normalize() + " could not start: " + ex, ex);
		}
	}

	private static EmbeddedServer start(DataFolder folder, int port) throws IOException {
		EmbeddedServer server = new EmbeddedServer(folder, new Programs(Binaries.unpackedIn(folder.binaries())), port);
		server.stopOrphan();
		server.initialise();
		server.launch();
		logger.info("Embedded PostgreSQL runs on 127.0.0.1:{} with its data in {}", server.port, folder.cluster());
		return server;
	}

	private void stopOrphan() throws IOException {
		ProcessHandle orphan = Orphan.in(this.folder.cluster()).orElse(null);
		if (orphan != null) {
			logger.info("Stopping the database server {} that a crash left behind", orphan.pid());
			this.programs.stop(this.folder.cluster());
		}
	}

	/**
	 * Made beside its place and moved there when whole, so that a start broken off leaves
	 * nothing half.
	 */
	private void initialise() throws IOException {
		if (Files.exists(this.folder.cluster())) {
			return;
		}
		Path draft = this.folder.cluster().resolveSibling("postgresql.draft");
		FileSystemUtils.deleteRecursively(draft);
		this.programs.initialise(draft, USER, this.folder.passwordFile());
		Files.move(draft, this.folder.cluster());
	}

	private void launch() throws IOException {
		Path log = this.folder.log();
		if (Files.exists(log)) {
			Files.move(log, log.resolveSibling("postgresql.previous.log"), StandardCopyOption.REPLACE_EXISTING);
		}
		this.programs.start(this.folder.cluster(), log, settings(this.port));
		try {
			createDatabase();
		}
		catch (SQLException | RuntimeException ex) {
			close();
			throw new EmbeddedServerException("The embedded database started but let nobody in: " + ex.getMessage(),
					ex);
		}
	}

	private void createDatabase() throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", USER);
		properties.setProperty("password", this.password);
		try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), properties);
				Statement statement = connection.createStatement()) {
			try (ResultSet found = statement
				.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
				if (found.next()) {
					return;
				}
			}
			statement.execute("create database " + DATABASE);
		}
	}

	String jdbcUrl() {
		return jdbcUrl(DATABASE);
	}

	private String jdbcUrl(String database) {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/" + database;
	}

	String password() {
		return this.password;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }))) {
			return socket.getLocalPort();
		}
	}

	@Override
	public void close() throws IOException {
		try {
			this.programs.stop(this.folder.cluster());
		}
		finally {
			this.folder.close();
		}
	}

	/**
	 * Settings for a small machine that keeps what it acknowledged. The log names no
	 * values, for they may be personal.
	 */
	private static List<String> settings(int port) {
		return List.of("port=" + port, "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on",
				"synchronous_commit=on", "full_page_writes=on", "max_connections=100", "shared_buffers=256MB",
				"timezone=UTC", "log_checkpoints=off", "log_error_verbosity=terse", "log_min_error_statement=panic");
	}

}
