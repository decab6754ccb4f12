package dev.frontdesk.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A kind of file that tickets are brought in from. One bean for each.
 */
public interface ImportSource {

	/** Its name in addresses, rows and message keys, such as {@code csv}. */
	String key();

	/** In which order it is offered, lowest first. */
	int order();

	/**
	 * A first look at what was sent.
	 * @param name as the sender calls the file
	 * @throws SourceRefused when it is something else, broken or dangerous
	 */
	void check(Path file, String name) throws IOException;

	/**
	 * What is likely meant, for an admin to look over.
	 * @param like the workspace's own language and zone
	 */
	ImportOptions guess(Path file, ImportOptions like) throws IOException;

	/**
	 * The beginning of a table, read by these options.
	 * @return null where it is no table
	 */
	default @Nullable Preview preview(Path file, ImportOptions options) throws IOException {
		return null;
	}

	/**
	 * Whether it can be read like this.
	 * @throws dev.frontdesk.web.InvalidText naming the option that cannot be
	 */
	default void check(ImportOptions options) {
	}

	/**
	 * The tickets in it, the same ones in the same order each time.
	 * @param colleagues whether someone of the desk has this address
	 * @throws SourceRefused when it cannot be read at all
	 */
	ImportStream open(Path file, ImportOptions options, Predicate<String> colleagues) throws IOException;

	/**
	 * The beginning of a table.
	 *
	 * @param rows as wide as the header
	 */
	record Preview(List<String> header, List<List<String>> rows) {
	}

}
