package dev.frontdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplatesTest {

	private static final Pattern FRAGMENT = Pattern.compile("~\\{\\s*([\\w-]+)/");

	private static final Pattern STYLE = Pattern.compile("\\s(?:th:)?style(?:append)?\\s*=|<style\\b");

	private static final Pattern HANDLER = Pattern.compile("\\s(?:th:)?(on[a-z]+|hx-on[:\\w-]*)\\s*=");

	private static final Pattern SCRIPT = Pattern.compile("<script\\b[^>]*>|\\bscripts\\s*=");

	private static final Pattern JOINED = Pattern.compile("/assets/(?:[a-z-]+|\\$\\{surface})\\.js");

	private static final Pattern INLINE_SCRIPT = Pattern
		.compile("<script(?![^>]*\\ssrc\\s*=)(?![^>]*\\sth:src\\s*=)[^>]*>");

	@Test
	void usesOnlyItsOwnFragmentsTheShellsAndThoseOfModulesItMayImport() {
		assertThat(findings((template) -> {
			String module = Templates.module(template);
			return FRAGMENT.matcher(Templates.markup(template))
				.results()
				.map((result) -> result.group(1))
				.filter((owner) -> !owner.equals(module) && !owner.equals("shell") && !mayImport(module, owner))
				.distinct()
				.toList();
		})).isEmpty();
	}

	private static boolean mayImport(String module, String owner) {
		try {
			return Files.readString(Path.of("src/main/java/dev/frontdesk", module, "package-info.java"))
				.contains('"' + owner + '"');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void keepsTheContentPolicyStrict() {
		assertThat(findings((template) -> Stream.of(STYLE, HANDLER, INLINE_SCRIPT)
			.flatMap((pattern) -> pattern.matcher(Templates.markup(template)).results())
			.map((result) -> result.group().strip())
			.toList())).isEmpty();
	}

	@Test
	void leavesScriptsToTheSurface() {
		// a module loaded by itself would stand beside the one inside the joined script
		assertThat(findings((template) -> SCRIPT.matcher(Templates.markup(template))
			.results()
			.map((result) -> result.group().strip())
			.filter((script) -> !script.contains("webjars/") && !script.contains("widget"))
			.filter((script) -> !JOINED.matcher(script).find())
			.toList())).isEmpty();
	}

	private static Map<String, List<String>> findings(Function<Path, List<String>> look) {
		Map<String, List<String>> findings = new TreeMap<>();
		for (Path template : Templates.all()) {
			List<String> found = look.apply(template);
			if (!found.isEmpty()) {
				findings.put(Templates.name(template), found);
			}
		}
		return findings;
	}

}
