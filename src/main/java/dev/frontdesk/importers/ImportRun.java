package dev.frontdesk.importers;

import java.time.Instant;

import dev.frontdesk.sources.ImportOptions;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param kind the key of its source
 * @param source where it comes from, in the admin's words
 * @param fileId null once it is over
 * @param position how many tickets are done
 * @param failure the message key of why it failed
 */
public record ImportRun(long id, String kind, String source, @Nullable Long fileId, String fileName, long fileSize,
		ImportOptions options, ImportState state, @Nullable String failure, int position, Counts counts,
		Foretaste foretaste, long agentId, Instant createdAt, @Nullable Instant startedAt,
		@Nullable Instant finishedAt) {

	boolean ofMail() {
		return this.kind.equals("mail");
	}

	/** Under which what it brings is remembered. */
	String origin() {
		return this.kind + ':' + this.source;
	}

}
