package dev.frontdesk.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Secrets with 256 random bits are kept as their SHA-256: no salt is needed against
 * guessing, and a row is found by its hash.
 */
public final class Digest {

	private Digest() {
	}

	public static byte[] of(String secret) {
		return begin().digest(secret.getBytes(StandardCharsets.UTF_8));
	}

	/** A SHA-256 of what comes in parts. */
	public static MessageDigest begin() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
