package dev.frontdesk.post;

/** A letter as the carrier takes it from the outbox. */
record OutgoingLetter(long id, String publicId, String toAddress, String toName, String locale, String subject,
		String textBody, String htmlBody, String headers, int attempts) {
}
