package dev.frontdesk.audit;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditWordsTest {

	private static final Pattern RECORDED = Pattern
		.compile("\\baudit\\.record\\((?:[^\";]|\\n)*?,\\s*(?:\"([\\w.-]+)\"|(\\w+)),\\s*\"([\\w-]+)\"");

	// A deed is told of one thing; bundles of messages are named by many
	private static final Pattern DEED = Pattern.compile("\"([a-z][a-z-]*[a-rt-z]\\.[a-z][a-z-]*)\"");

	@Test
	void everyDeedThatIsKeptHasWords() throws IOException {
		Set<String> wanted = new TreeSet<>();
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				read(Files.readString(file), wanted);
			}
		}
		assertThat(wanted).contains("audit.action.team.founded", "audit.action.rule.moved-down");
		wanted.removeAll(words());
		assertThat(wanted).as("keys without words in messages/audit.properties").isEmpty();
	}

	// where the deed is a variable, each literal of the file that looks like one counts
	private static void read(String source, Set<String> wanted) {
		Matcher recorded = RECORDED.matcher(source);
		while (recorded.find()) {
			wanted.add("audit.kind." + recorded.group(3));
			if (recorded.group(1) != null) {
				wanted.add("audit.action." + recorded.group(1));
			}
			else {
				DEED.matcher(source).results().forEach((deed) -> wanted.add("audit.action." + deed.group(1)));
			}
		}
	}

	private static Set<String> words() throws IOException {
		Properties texts = new Properties();
		try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages/audit.properties"),
				StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		return texts.stringPropertyNames();
	}

}
