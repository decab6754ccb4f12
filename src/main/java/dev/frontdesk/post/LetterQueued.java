package dev.frontdesk.post;

/** Something is due; the carrier need not wait for its next round. */
record LetterQueued() {
}
