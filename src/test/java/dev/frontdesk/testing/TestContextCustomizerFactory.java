package dev.frontdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives every Spring context of a test its own database, a small pool, and a scheduler
 * that can be written to but does not run ({@code frontdesk.test.scheduler=true} lets it
 * run). Registered in {@code META-INF/spring.factories}, so that no test has to ask.
 */
public final class TestContextCustomizerFactory implements ContextCustomizerFactory {

	private static final String INLINED = "Inlined Test Properties";

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		return new TestContextCustomizer();
	}

	/**
	 * Without components all are equal, so that contexts are still shared between tests.
	 */
	private record TestContextCustomizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
			MapPropertySource settings = new MapPropertySource("frontdesk-testing", settings());
			MutablePropertySources sources = context.getEnvironment().getPropertySources();
			if (sources.contains(INLINED)) {
				sources.addAfter(INLINED, settings);
			}
			else {
				sources.addFirst(settings);
			}
			if (!context.getEnvironment().getProperty("frontdesk.test.scheduler", Boolean.class, false)) {
				DbSchedulerStarter never = () -> {
				};
				context.getBeanFactory().registerSingleton("dbSchedulerStarter", never);
			}
		}

		private static Map<String, Object> settings() {
			TestDatabases databases = TestDatabases.get();
			Map<String, Object> settings = new HashMap<>();
			settings.put("spring.datasource.url", databases.clonedFromMigrated());
			settings.put("spring.datasource.username", databases.user());
			settings.put("spring.datasource.password", databases.password());
			settings.put("spring.datasource.hikari.maximum-pool-size", 4);
			settings.put("spring.datasource.hikari.minimum-idle", 0);
			settings.put("server.port", freePort());
			// the far ends of tests are on this very machine
			settings.put("frontdesk.webhooks.private-addresses", true);
			return settings;
		}

		/**
		 * Known before the start, because the application writes its own address into
		 * letters and the widget's snippet.
		 */
		private static int freePort() {
			try (ServerSocket socket = new ServerSocket(0)) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
