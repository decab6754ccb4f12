package dev.frontdesk.testing;

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

	private static final Pattern INLINE_SCRIPT = Pattern
		.compile("<script(?![^>]*\\ssrc\\s*=)(?![^>]*\\sth:src\\s*=)[^>]*>");

	@Test
	void usesOnlyItsOwnFragmentsAndTheShells() {
		assertThat(findings((template) -> {
			String module = Templates.module(template);
			return FRAGMENT.matcher(Templates.markup(template))
				.results()
				.map((result) -> result.group(1))
				.filter((owner) -> !owner.equals(module) && !owner.equals("shell"))
				.distinct()
				.toList();
		})).isEmpty();
	}

	@Test
	void keepsTheContentPolicyStrict() {
		assertThat(findings((template) -> Stream.of(STYLE, HANDLER, INLINE_SCRIPT)
			.flatMap((pattern) -> pattern.matcher(Templates.markup(template)).results())
			.map((result) -> result.group().strip())
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
