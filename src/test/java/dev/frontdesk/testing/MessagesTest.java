package dev.frontdesk.testing;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTest {

	private static final Path MESSAGES = Path.of("src/main/resources/messages");

	private static final List<String> TRANSLATIONS = List.of("hu", "th", "ar");

	private static final Pattern KEY = Pattern.compile("#\\{\\s*([a-z][\\w.-]*)\\s*[(}]");

	@Test
	void everyTextExistsInEveryShippedLocale() throws IOException {
		SoftAssertions all = new SoftAssertions();
		for (Path english : bundles()) {
			Set<String> keys = read(english).keySet();
			for (String locale : TRANSLATIONS) {
				Path translation = translation(english, locale);
				all.assertThat(translation).exists();
				all.assertThat(read(translation).keySet()).as("keys of %s", translation).isEqualTo(keys);
			}
		}
		all.assertAll();
	}

	@Test
	void everyPatternParsesAndTakesTheSameArgumentsInEveryLocale() throws IOException {
		SoftAssertions all = new SoftAssertions();
		for (Path english : bundles()) {
			Map<String, String> originals = read(english);
			originals.forEach((key, pattern) -> parse(all, key, pattern, "en"));
			for (String locale : TRANSLATIONS) {
				read(translation(english, locale)).forEach((key, pattern) -> {
					parse(all, key, pattern, locale);
					all.assertThat(arguments(all, key, pattern))
						.as("arguments of %s in %s", key, locale)
						.isEqualTo(arguments(all, key, originals.getOrDefault(key, "")));
				});
			}
		}
		all.assertAll();
	}

	@Test
	void everyKeyStartsWithItsModule() throws IOException {
		SoftAssertions all = new SoftAssertions();
		for (Path english : bundles()) {
			String module = english.getFileName().toString().replace(".properties", "");
			all.assertThat(read(english).keySet())
				.allMatch((key) -> key.startsWith(module + "."), "starts with " + module);
		}
		all.assertAll();
	}

	/** Of a key written twice the later text wins in silence. */
	@Test
	void noKeyIsWrittenTwice() throws IOException {
		SoftAssertions all = new SoftAssertions();
		for (Path bundle : files()) {
			try (Stream<String> lines = Files.lines(bundle)) {
				all.assertThat(lines.filter((line) -> !line.startsWith("#") && line.contains("="))
					.map((line) -> line.substring(0, line.indexOf('=')).strip()))
					.as("keys of %s", bundle)
					.doesNotHaveDuplicates();
			}
		}
		all.assertAll();
	}

	@Test
	void everyKeyThatATemplateNamesExists() throws IOException {
		Set<String> known = new TreeSet<>();
		for (Path english : bundles()) {
			known.addAll(read(english).keySet());
		}
		Map<String, Set<String>> missing = new TreeMap<>();
		for (Path template : Templates.all()) {
			Set<String> unknown = new TreeSet<>();
			KEY.matcher(Templates.markup(template))
				.results()
				.map((MatchResult result) -> result.group(1))
				.filter((key) -> !key.contains("__") && !known.contains(key))
				.forEach(unknown::add);
			if (!unknown.isEmpty()) {
				missing.put(Templates.name(template), unknown);
			}
		}
		assertThat(missing).isEmpty();
	}

	private static void parse(SoftAssertions all, String key, String pattern, String locale) {
		all.assertThatCode(() -> new MessageFormat(pattern, ULocale.forLanguageTag(locale)))
			.as("%s in %s: %s", key, locale, pattern)
			.doesNotThrowAnyException();
	}

	private static Set<String> arguments(SoftAssertions all, String key, String pattern) {
		Set<String> arguments = new TreeSet<>();
		MessagePattern parsed = new MessagePattern();
		try {
			parsed.parse(pattern);
		}
		catch (IllegalArgumentException ex) {
			return arguments;
		}
		for (int index = 0; index < parsed.countParts(); index++) {
			MessagePattern.Part part = parsed.getPart(index);
			all.assertThat(part.getType())
				.as("arguments of %s are numbered", key)
				.isNotEqualTo(MessagePattern.Part.Type.ARG_NAME);
			if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
				arguments.add(parsed.getSubstring(part));
			}
		}
		return arguments;
	}

	private static List<Path> bundles() throws IOException {
		return files().stream().filter((file) -> !file.getFileName().toString().contains("_")).toList();
	}

	private static Path translation(Path english, String locale) {
		return english
			.resolveSibling(english.getFileName().toString().replace(".properties", "_" + locale + ".properties"));
	}

	private static Map<String, String> read(Path file) throws IOException {
		Map<String, String> texts = new TreeMap<>();
		if (Files.exists(file)) {
			Properties properties = new Properties();
			try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
				properties.load(reader);
			}
			properties.stringPropertyNames().forEach((key) -> texts.put(key, properties.getProperty(key)));
		}
		return texts;
	}

	private static List<Path> files() throws IOException {
		if (!Files.exists(MESSAGES)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(MESSAGES)) {
			return files.filter((file) -> file.toString().endsWith(".properties")).sorted().toList();
		}
	}

}
