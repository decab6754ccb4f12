package dev.frontdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.BooleanSupplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place that decides which PostgreSQL the tests talk to: a container where a
 * Docker engine answers, else the embedded one. Same version, same locale; the data is
 * thrown away, so nothing waits for a disk.
 */
enum TestPostgres {

	CONTAINER {

		@Override
		@SuppressWarnings("resource")
		Address start() {
			PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
				.withEnv("POSTGRES_INITDB_ARGS",
						"--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --lc-ctype=C.UTF-8")
				.withCommand("postgres", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c",
						"max_connections=" + CONNECTIONS);
			container.start();
			return new Address(container.getHost() + ":" + container.getMappedPort(5432), container.getUsername(),
					container.getPassword());
		}

	},

	EMBEDDED {

		@Override
		Address start() {
			String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
			try {
				EmbeddedPostgres server = EmbeddedPostgres.builder()
					.setLocaleConfig("locale-provider", "builtin")
					.setLocaleConfig("builtin-locale", "C.UTF-8")
					.setLocaleConfig("lc-ctype", system.startsWith("linux") ? "C.UTF-8" : "en_US.UTF-8")
					.setServerConfig("max_connections", CONNECTIONS)
					.start();
				return new Address("localhost:" + server.getPort(), "postgres", "postgres");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	};

	private static final String CONNECTIONS = "300";

	abstract Address start();

	static TestPostgres choose(BooleanSupplier dockerAnswers) {
		return dockerAnswers.getAsBoolean() ? CONTAINER : EMBEDDED;
	}

	/**
	 * Asks without Testcontainers' page of errors where there is no engine, which is no
	 * error here.
	 */
	static boolean dockerAnswers() {
		Logger logger = (Logger) LoggerFactory.getLogger("org.testcontainers");
		Level before = logger.getLevel();
		logger.setLevel(Level.OFF);
		try {
			return DockerClientFactory.instance().isDockerAvailable();
		}
		finally {
			logger.setLevel(before);
		}
	}

	record Address(String host, String user, String password) {

		String database(String name) {
			return "jdbc:postgresql://" + this.host + "/" + name;
		}

	}

}
