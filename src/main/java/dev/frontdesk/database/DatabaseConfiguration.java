package dev.frontdesk.database;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	@Bean
	DatabaseOrigin databaseOrigin(Environment environment) {
		return new DatabaseOrigin(!datasourceIsConfigured(environment));
	}

	private static boolean datasourceIsConfigured(Environment environment) {
		return StringUtils.hasText(environment.getProperty("spring.datasource.url"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(DatabaseSettings.class)
	@Conditional(NoDatasource.class)
	static class Embedded {

		@Bean
		EmbeddedServer embeddedServer(DatabaseSettings settings) {
			return EmbeddedServer.start(settings.data(), settings.embedded().port());
		}

		@Bean
		JdbcConnectionDetails embeddedConnection(EmbeddedServer server) {
			return new EmbeddedConnection(server);
		}

	}

	static class NoDatasource implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !datasourceIsConfigured(context.getEnvironment());
		}

	}

	private record EmbeddedConnection(EmbeddedServer server) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.server.jdbcUrl();
		}

		@Override
		public String getUsername() {
			return EmbeddedServer.USER;
		}

		@Override
		public String getPassword() {
			return this.server.password();
		}

	}

}
