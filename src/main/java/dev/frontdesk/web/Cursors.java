package dev.frontdesk.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Places in lists as callers carry them: signed, and good for the list that gave them out
 * alone.
 */
@Component
public class Cursors {

	private static final int SIGNATURE = 12;

	private static final String APART = "\u001f";

	private final JdbcClient jdbc;

	private volatile @Nullable SecretKeySpec key;

	Cursors(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * @param list names the list, its order and everything it was narrowed by
	 * @param place what the next page begins behind
	 */
	public String seal(String list, Object... place) {
		byte[] text = String.join(APART, Arrays.stream(place).map(String::valueOf).toList())
			.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(signature(list, text));
		bytes.writeBytes(text);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
	}

	/**
	 * What {@link #seal} was given, as text.
	 * @throws InvalidRequest when this list never gave it out
	 */
	public List<String> open(String list, String cursor) {
		byte[] bytes = decode(cursor);
		if (bytes.length < SIGNATURE) {
			throw invalid();
		}
		byte[] text = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
		if (!MessageDigest.isEqual(Arrays.copyOf(bytes, SIGNATURE), signature(list, text))) {
			throw invalid();
		}
		return List.of(new String(text, StandardCharsets.UTF_8).split(APART, -1));
	}

	private static byte[] decode(String cursor) {
		try {
			return Base64.getUrlDecoder().decode(cursor);
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	private static InvalidRequest invalid() {
		return InvalidRequest.of(Fault.parameter("cursor"), "web.cursor.invalid");
	}

	private byte[] signature(String list, byte[] text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(key());
			mac.update(list.getBytes(StandardCharsets.UTF_8));
			mac.update((byte) 0);
			return Arrays.copyOf(mac.doFinal(text), SIGNATURE);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HmacSHA256", ex);
		}
	}

	// One for all nodes, and the same after a restart
	private SecretKeySpec key() {
		SecretKeySpec known = this.key;
		if (known == null) {
			String secret = this.jdbc.sql("select secret from cursor_key").query(String.class).single();
			known = new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256");
			this.key = known;
		}
		return known;
	}

}
