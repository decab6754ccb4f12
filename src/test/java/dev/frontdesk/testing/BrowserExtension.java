package dev.frontdesk.testing;

import java.nio.file.Path;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Opens a browser profile for each person of a {@link BrowserTest}, and closes them
 * again: with pictures where the test failed, and with a failure where a page threw an
 * error or broke the content policy that nobody looked for.
 */
class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

	private static final double PATIENCE_MS = 15_000;

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (chromium(context).isPresent()) {
			return ConditionEvaluationResult.enabled("Chromium found");
		}
		String line = "!!!! NO BROWSER: neither a Chromium is installed nor can Playwright have its own !!!!";
		if ("true".equals(System.getenv("CI"))) {
			throw new IllegalStateException(line);
		}
		System.err.println(line + " Skipped: " + context.getDisplayName());
		return ConditionEvaluationResult.disabled(line);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == Page.class || type == BrowserContext.class || type == Browser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		Browser browser = chromium(context).orElseThrow().browser();
		if (type == Browser.class) {
			return browser;
		}
		Person person = parameter.findAnnotation(Person.class).orElse(Someone.DEFAULT);
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
		BrowserContext profile = profiles(context).open(browser, person, address(context));
		return (type == Page.class) ? profile.newPage() : profile;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		boolean failed = context.getExecutionException().isPresent();
		profiles(context).close(failed ? Optional.of(pictures(context)) : Optional.empty());
	}

	private static Path pictures(ExtensionContext context) {
		String test = context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName();
		return Path.of("target", "browser", test);
	}

	private static String address(ExtensionContext context) {
		Environment environment = SpringExtension.getApplicationContext(context).getEnvironment();
		return "http://localhost:" + environment.getRequiredProperty("local.server.port");
	}

	private static Profiles profiles(ExtensionContext context) {
		return context.getStore(NAMESPACE).computeIfAbsent(Profiles.class, (type) -> new Profiles(), Profiles.class);
	}

	private static Optional<Chromium> chromium(ExtensionContext context) {
		return context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Launched.class, (type) -> new Launched(Chromium.launch()), Launched.class)
			.chromium();
	}

	private record Launched(Optional<Chromium> chromium) implements AutoCloseable {

		@Override
		public void close() {
			this.chromium.ifPresent(Chromium::close);
		}

	}

	/** Carries the defaults of {@link Person}. */
	private static final class Someone {

		static final Person DEFAULT = defaults();

		private static Person defaults() {
			try {
				return Someone.class.getDeclaredMethod("asks", Object.class).getParameters()[0]
					.getAnnotation(Person.class);
			}
			catch (NoSuchMethodException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@SuppressWarnings("unused")
		private static void asks(@Person Object who) {
		}

	}

}
