package dev.frontdesk.web;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random ids for addresses a customer sees, and secrets for links: nobody counts or
 * guesses them.
 */
public final class PublicId {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

	private PublicId() {
	}

	/** Sixteen lower-case letters and digits without look-alikes, about 79 bits. */
	public static String next() {
		StringBuilder id = new StringBuilder(16);
		for (int i = 0; i < 16; i++) {
			id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
		}
		return id.toString();
	}

	/** 32 random bytes in base64url without padding: 43 characters, 256 bits. */
	public static String secret() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
