package dev.frontdesk.sources;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message as another desk kept it.
 *
 * @param externalId unique within its ticket; the same in every export
 * @param mailId its Message-ID, without angle brackets; null where it was no mail
 * @param text may be empty where there is HTML
 * @param html as it came, not yet safe; null where it was plain
 */
public record ImportedMessage(String externalId, @Nullable String mailId, ImportedPerson author, boolean note,
		Instant at, String text, @Nullable String html, List<ImportedFile> files) {

}
