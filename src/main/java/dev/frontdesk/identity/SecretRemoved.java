package dev.frontdesk.identity;

/**
 * Published within the transaction that takes a secret away: what it proved is proved no
 * more.
 */
public record SecretRemoved(long secretId) {
}
