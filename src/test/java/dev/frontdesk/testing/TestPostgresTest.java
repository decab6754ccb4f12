package dev.frontdesk.testing;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestPostgresTest {

	@Test
	void takesAContainerWhereDockerAnswers() {
		assertThat(TestPostgres.choose(() -> true)).isSameAs(TestPostgres.CONTAINER);
	}

	@Test
	void takesTheEmbeddedServerWhereDockerDoesNot() {
		assertThat(TestPostgres.choose(() -> false)).isSameAs(TestPostgres.EMBEDDED);
	}

	@Test
	void runsTheVersionAndTheLocaleOfTheRealThing() throws Exception {
		TestDatabases databases = TestDatabases.get();
		try (var connection = java.sql.DriverManager.getConnection(databases.clonedFromMigrated(), databases.user(),
				databases.password()); var statement = connection.createStatement()) {
			var answer = statement
				.executeQuery("select lower('ÁRVÍZ'), current_setting('server_version_num')::int / 10000");
			answer.next();
			assertThat(Stream.of(answer.getString(1), answer.getString(2))).containsExactly("árvíz", "18");
		}
	}

}
