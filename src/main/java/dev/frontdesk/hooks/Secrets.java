package dev.frontdesk.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as standardwebhooks.com has them, version 1. */
final class Secrets {

	private static final String PREFIX = "whsec_";

	private static final int BYTES = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Secrets() {
	}

	static String next() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return PREFIX + Base64.getEncoder().encodeToString(bytes);
	}

	/** The header's value: a signature with each secret, a space between. */
	static String sign(List<String> secrets, String id, Instant at, String body) {
		byte[] signed = (id + '.' + at.getEpochSecond() + '.' + body).getBytes(StandardCharsets.UTF_8);
		return secrets.stream().map((secret) -> "v1," + sign(secret, signed)).collect(Collectors.joining(" "));
	}

	private static String sign(String secret, byte[] signed) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
			return Base64.getEncoder().encodeToString(mac.doFinal(signed));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HmacSHA256", ex);
		}
	}

}
