package dev.frontdesk.notifications;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The pair with which this installation signs its pushes (RFC 8292), made when first
 * asked for.
 */
@Component
class PushKeys {

	private static final int COORDINATE = 32;

	private final JdbcClient jdbc;

	private volatile @Nullable Pair known;

	PushKeys(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Pair pair() {
		Pair pair = this.known;
		if (pair == null) {
			pair = stored().orElseGet(this::make);
			this.known = pair;
		}
		return pair;
	}

	private Optional<Pair> stored() {
		return this.jdbc.sql("select public_key, private_key from push_key")
			.query((row, number) -> new Pair(row.getString(1), row.getString(2)))
			.optional();
	}

	// Two nodes may make one at once: the first to store it wins
	private Pair make() {
		Pair made = generate();
		this.jdbc.sql("insert into push_key (id, public_key, private_key) values (1, ?, ?) on conflict do nothing")
			.params(made.open(), made.secret())
			.update();
		return stored().orElseThrow();
	}

	private static Pair generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			KeyPair pair = generator.generateKeyPair();
			ECPublicKey open = (ECPublicKey) pair.getPublic();
			byte[] point = new byte[1 + 2 * COORDINATE];
			point[0] = 4;
			System.arraycopy(unsigned(open.getW().getAffineX().toByteArray()), 0, point, 1, COORDINATE);
			System.arraycopy(unsigned(open.getW().getAffineY().toByteArray()), 0, point, 1 + COORDINATE, COORDINATE);
			byte[] secret = unsigned(((ECPrivateKey) pair.getPrivate()).getS().toByteArray());
			Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
			return new Pair(base64.encodeToString(point), base64.encodeToString(secret));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java knows this curve", ex);
		}
	}

	private static byte[] unsigned(byte[] number) {
		byte[] fixed = new byte[COORDINATE];
		int length = Math.min(number.length, COORDINATE);
		System.arraycopy(number, number.length - length, fixed, COORDINATE - length, length);
		return fixed;
	}

	/**
	 * Both in base64url.
	 *
	 * @param open the point, uncompressed
	 */
	record Pair(String open, String secret) {

		@Override
		public String toString() {
			return this.open;
		}

	}

}
