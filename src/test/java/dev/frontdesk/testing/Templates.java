package dev.frontdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The templates as their rules see them: without comments, which may show examples.
 */
final class Templates {

	private static final Path FOLDER = Path.of("src/main/resources/templates");

	private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

	private Templates() {
	}

	static List<Path> all() {
		if (!Files.exists(FOLDER)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(FOLDER)) {
			return files.filter((file) -> file.toString().endsWith(".html")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String name(Path template) {
		return FOLDER.relativize(template).toString().replace('\\', '/');
	}

	static String module(Path template) {
		return FOLDER.relativize(template).getName(0).toString();
	}

	static String markup(Path template) {
		try {
			return COMMENT.matcher(Files.readString(template)).replaceAll("");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
