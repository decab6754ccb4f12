package dev.frontdesk.sources;

import java.util.List;

import dev.frontdesk.files.FileChecks;

/**
 * A file beside a message.
 *
 * @param references what stands for it in the message's HTML, such as {@code cid:logo}
 * @param content opened as often as needed, while its stream is open
 */
public record ImportedFile(String name, String mediaType, List<String> references, FileChecks.Content content) {

}
