package dev.frontdesk.goals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Under what something reached is known again. The numbers of orders are easily guessed:
 * without our secret nobody can tell whether one is among them.
 */
@Component
class HitKeys {

	private final JdbcClient jdbc;

	private volatile @Nullable SecretKeySpec secret;

	HitKeys(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	byte[] of(String kind, long widgetId, String value) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(secret());
			mac.update(kind.getBytes(StandardCharsets.UTF_8));
			mac.update((byte) 0);
			mac.update(ByteBuffer.allocate(Long.BYTES).putLong(widgetId).array());
			return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HmacSHA256", ex);
		}
	}

	// One for all nodes, and the same after a restart
	private SecretKeySpec secret() {
		SecretKeySpec known = this.secret;
		if (known == null) {
			String hex = this.jdbc.sql("select secret from goal_key").query(String.class).single();
			known = new SecretKeySpec(HexFormat.of().parseHex(hex), "HmacSHA256");
			this.secret = known;
		}
		return known;
	}

}
