package dev.frontdesk.notifications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * The far end of a push: a browser's keys and the service it registered with. Decrypts by
 * RFC 8291 and 8188 with nothing but Java's own, so that no mistake is made twice.
 */
final class FarPushService implements AutoCloseable {

	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	private final HttpServer server;

	private final KeyPair browser;

	private final byte[] auth = new byte[16];

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private volatile int answer = 201;

	private volatile CountDownLatch together = new CountDownLatch(0);

	FarPushService() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			this.browser = generator.generateKeyPair();
			new SecureRandom().nextBytes(this.auth);
			this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
			this.server.createContext("/push/", (exchange) -> {
				byte[] body = exchange.getRequestBody().readAllBytes();
				this.received.add(new Received(exchange.getRequestHeaders(), body));
				exchange.sendResponseHeaders(isLonely() ? 503 : this.answer, -1);
				exchange.close();
			});
			this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void answers(int status) {
		this.answer = status;
	}

	/** Answers nobody until so many have asked; then fails whoever waited in vain. */
	void answersOnceAskedBy(int many) {
		this.together = new CountDownLatch(many);
	}

	private boolean isLonely() {
		CountDownLatch all = this.together;
		all.countDown();
		try {
			return !all.await(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	String endpoint(String name) {
		return "http://localhost:" + this.server.getAddress().getPort() + "/push/" + name;
	}

	String p256dh() {
		return BASE64.encodeToString(point((ECPublicKey) this.browser.getPublic()));
	}

	String auth() {
		return BASE64.encodeToString(this.auth);
	}

	List<Received> received() {
		return this.received;
	}

	String text(Received one) {
		try {
			return decrypt(one.body());
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError("Not encrypted for this browser", ex);
		}
	}

	/** Whose signature it is, checked with the key that came along. */
	JwtClaims vapid(Received one, String expectedKey) {
		String header = one.headers().getFirst("Authorization");
		String token = header.replaceAll("^vapid t=([^,]+), ?k=.*$", "$1");
		String key = header.replaceAll("^.*k=", "");
		if (!key.equals(expectedKey)) {
			throw new AssertionError("Signed with another key: " + key);
		}
		try {
			return new JwtConsumerBuilder().setVerificationKey(key(Base64.getUrlDecoder().decode(key)))
				// the library leaves the port out; push services have none
				.setExpectedAudience("http://localhost")
				.setRequireExpirationTime()
				.build()
				.processToClaims(token);
		}
		catch (InvalidJwtException | GeneralSecurityException ex) {
			throw new AssertionError("Not a signature: " + header, ex);
		}
	}

	private String decrypt(byte[] body) throws GeneralSecurityException {
		ByteBuffer read = ByteBuffer.wrap(body);
		byte[] salt = take(read, 16);
		read.getInt();
		byte[] sender = take(read, read.get() & 0xff);
		byte[] sealed = take(read, read.remaining());

		KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
		agreement.init(this.browser.getPrivate());
		agreement.doPhase(key(sender), true);
		byte[] own = point((ECPublicKey) this.browser.getPublic());
		byte[] info = ByteBuffer.allocate(14 + own.length + sender.length)
			.put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
			.put(own)
			.put(sender)
			.array();
		byte[] keyed = expand(mac(this.auth, agreement.generateSecret()), info, 32);
		byte[] pseudo = mac(salt, keyed);
		byte[] key = expand(pseudo, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
		byte[] nonce = expand(pseudo, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
		byte[] padded = cipher.doFinal(sealed);
		int end = padded.length - 1;
		while (padded[end] == 0) {
			end--;
		}
		if (padded[end] != 2) {
			throw new AssertionError("Not the last record");
		}
		return new String(padded, 0, end, StandardCharsets.UTF_8);
	}

	private static byte[] take(ByteBuffer from, int length) {
		byte[] taken = new byte[length];
		from.get(taken);
		return taken;
	}

	private static byte[] mac(byte[] key, byte[]... parts) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key, "HmacSHA256"));
		for (byte[] part : parts) {
			mac.update(part);
		}
		return mac.doFinal();
	}

	private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
		return Arrays.copyOf(mac(key, info, new byte[] { 1 }), length);
	}

	private static byte[] point(ECPublicKey key) {
		byte[] point = new byte[65];
		point[0] = 4;
		put(key.getW().getAffineX(), point, 1);
		put(key.getW().getAffineY(), point, 33);
		return point;
	}

	private static void put(BigInteger number, byte[] into, int at) {
		byte[] bytes = number.toByteArray();
		int length = Math.min(32, bytes.length);
		System.arraycopy(bytes, bytes.length - length, into, at + 32 - length, length);
	}

	private static PublicKey key(byte[] point) throws GeneralSecurityException {
		AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
		curve.init(new ECGenParameterSpec("secp256r1"));
		ECPoint at = new ECPoint(new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
				new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
		return KeyFactory.getInstance("EC")
			.generatePublic(new ECPublicKeySpec(at, curve.getParameterSpec(ECParameterSpec.class)));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	record Received(Headers headers, byte[] body) {
	}

}
