package dev.frontdesk.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.Frontdesk;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's map says what the code says. */
class ReadmeTest {

	private static final Pattern ROW = Pattern.compile("\\|[^|]*\\| `([a-z]+)` \\|[^|]*\\|([^|]*)\\|");

	@Test
	void theMapNamesEveryModuleAndWhatItMayImport() throws IOException {
		assertThat(fromReadme()).isEqualTo(fromCode());
	}

	private static Map<String, Set<String>> fromReadme() throws IOException {
		String readme = Files.readString(Path.of("README.md"));
		String map = readme.substring(readme.indexOf("<!-- map -->"), readme.indexOf("<!-- /map -->"));
		Map<String, Set<String>> rows = new TreeMap<>();
		Matcher row = ROW.matcher(map);
		while (row.find()) {
			Set<String> twice = rows.put(row.group(1),
					Stream.of(row.group(2).split("[,–\\s]+"))
						.filter((name) -> !name.isBlank())
						.collect(Collectors.toCollection(TreeSet::new)));
			assertThat(twice).as("%s has one row", row.group(1)).isNull();
		}
		return rows;
	}

	private static Map<String, Set<String>> fromCode() {
		Map<String, Set<String>> modules = new TreeMap<>();
		ApplicationModules.of(Frontdesk.class)
			.forEach((module) -> modules.put(module.getIdentifier().toString(), new TreeSet<>(
					allowed(module.getBasePackage().getAnnotation(ApplicationModule.class).orElseThrow()))));
		return modules;
	}

	private static List<String> allowed(ApplicationModule module) {
		return List.of(module.allowedDependencies());
	}

}
