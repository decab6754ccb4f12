package dev.frontdesk.database;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseConfigurationTest {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(DatabaseConfiguration.class)
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

	@TempDir
	Path data;

	@BeforeEach
	void sharePrograms() throws IOException {
		SharedPrograms.in(this.data);
	}

	@AfterEach
	void keepPrograms() throws IOException {
		SharedPrograms.outOf(this.data);
	}

	@Test
	void startsAServerOfItsOwnWhereNoneIsConfigured() {
		this.application.withPropertyValues("frontdesk.data=" + this.data).run((context) -> {
			assertThat(context.getBean(DatabaseOrigin.class).embedded()).isTrue();
			JdbcClient database = JdbcClient.create(context.getBean(javax.sql.DataSource.class));
			assertThat(database.sql("select current_database()").query(String.class).single()).isEqualTo("frontdesk");
		});
		assertThat(this.data.resolve("postgresql/postmaster.pid")).doesNotExist();
	}

	@Test
	void leavesAConfiguredServerAlone() {
		this.application
			.withPropertyValues("frontdesk.data=" + this.data,
					"spring.datasource.url=jdbc:postgresql://elsewhere/frontdesk")
			.run((context) -> {
				assertThat(context.getBean(DatabaseOrigin.class).embedded()).isFalse();
				assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
					.isEqualTo("jdbc:postgresql://elsewhere/frontdesk");
			});
		assertThat(this.data.resolve("postgresql")).doesNotExist();
	}

	@Test
	void explainsASecondInstanceToAPerson() {
		Throwable failure = new BeanCreationException("embeddedServer", "wrapped",
				new DataFolderInUseException(Path.of("/srv/frontdesk/data")));
		FailureAnalysis analysis = new EmbeddedServerFailureAnalyzer().analyze(failure);
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription())
			.isEqualTo("Another running Frontdesk uses the data folder /srv/frontdesk/data.");
	}

}
