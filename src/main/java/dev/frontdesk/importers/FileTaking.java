package dev.frontdesk.importers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import dev.frontdesk.files.FileChecks;
import dev.frontdesk.files.FileRules;
import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.sources.ImportedFile;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Files that come with imported messages, judged as any other. */
@Component
class FileTaking {

	private final Files files;

	private final FileChecks checks;

	private final FileRules rules;

	FileTaking(Files files, FileChecks checks, FileRules rules) {
		this.files = files;
		this.checks = checks;
		this.rules = rules;
	}

	/** Why it cannot be taken; null where it can. */
	@Nullable Wrong look(ImportedFile file) {
		try {
			this.checks.check(file.content(), file.name(), size(file));
			return null;
		}
		catch (Refusal ex) {
			return new Wrong(ex.key(), List.of(ex.arguments()).stream().map(Object::toString).toList());
		}
		catch (IOException | UncheckedIOException ex) {
			return new Wrong("importers.untaken.file-broken", List.of(file.name()));
		}
	}

	// Beyond what is allowed nobody counts
	private long size(ImportedFile file) throws IOException {
		long most = this.rules.current().largestBytes() + 1;
		byte[] buffer = new byte[64 * 1024];
		long size = 0;
		try (InputStream bytes = file.content().open()) {
			int count = bytes.read(buffer);
			while (count > 0 && size < most) {
				size += count;
				count = bytes.read(buffer);
			}
		}
		return size;
	}

	/** Keeps one that was looked at, in the caller's transaction. */
	StoredFile keep(ImportedFile file) {
		try (InputStream bytes = file.content().open()) {
			return this.files.store(bytes, file.name(), file.mediaType(), Long.MAX_VALUE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The key of the words for it, and their arguments. */
	record Wrong(String reason, List<String> arguments) {
	}

}
