package dev.frontdesk.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out databases of their own, each cloned from one that Flyway migrated once.
 */
final class TestDatabases {

	private static final Logger logger = LoggerFactory.getLogger(TestDatabases.class);

	private static final String TEMPLATE = "frontdesk_template";

	private static final AtomicInteger handedOut = new AtomicInteger();

	private final TestPostgres.Address address;

	private TestDatabases(TestPostgres.Address address) {
		this.address = address;
	}

	static TestDatabases get() {
		return Holder.DATABASES;
	}

	private static TestDatabases start() {
		TestPostgres choice = TestPostgres.choose(TestPostgres::dockerAnswers);
		logger.info("Tests use PostgreSQL {}", (choice == TestPostgres.CONTAINER) ? "in a container (Docker answers)"
				: "embedded (no Docker engine answers)");
		TestDatabases databases = new TestDatabases(choice.start());
		databases.execute("create database " + TEMPLATE);
		Flyway.configure()
			.dataSource(databases.url(TEMPLATE), databases.user(), databases.password())
			.locations("classpath:db/migration")
			.load()
			.migrate();
		return databases;
	}

	String clone(String template) {
		String name = "frontdesk_" + handedOut.incrementAndGet();
		execute("create database " + name + " template " + template);
		return url(name);
	}

	String clonedFromMigrated() {
		return clone(TEMPLATE);
	}

	String user() {
		return this.address.user();
	}

	String password() {
		return this.address.password();
	}

	private String url(String database) {
		return this.address.database(database);
	}

	private synchronized void execute(String sql) {
		try (Connection connection = DriverManager.getConnection(url("postgres"), user(), password());
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Holder {

		private static final TestDatabases DATABASES = start();

	}

}
