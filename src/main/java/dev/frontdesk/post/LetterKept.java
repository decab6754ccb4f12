package dev.frontdesk.post;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * A letter was written and nobody carries it, because no mail server is configured.
 * Published in the transaction that writes it.
 *
 * @param link where its button leads
 */
public record LetterKept(String publicId, String purpose, String address, String subject, @Nullable URI link) {
}
