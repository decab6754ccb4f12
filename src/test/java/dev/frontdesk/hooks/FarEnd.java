package dev.frontdesk.hooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody's server, which hears of tickets. */
final class FarEnd implements AutoCloseable {

	final List<Heard> heard = new CopyOnWriteArrayList<>();

	volatile Reply reply = (exchange, one) -> 204;

	private final HttpServer server;

	FarEnd() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::hear);
		this.server.start();
	}

	String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/hooks?from=desk";
	}

	private void hear(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
		Heard one = new Heard(exchange.getRequestHeaders().getFirst("Webhook-Id"),
				exchange.getRequestHeaders().getFirst("Webhook-Timestamp"),
				exchange.getRequestHeaders().getFirst("Webhook-Signature"),
				exchange.getRequestHeaders().getFirst("Content-Type"), exchange.getRequestURI().toString(), body);
		this.heard.add(one);
		int status = this.reply.to(exchange, one);
		byte[] said = ("status " + status).getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (status == 204) ? -1 : said.length);
		if (status != 204) {
			exchange.getResponseBody().write(said);
		}
		exchange.close();
	}

	List<String> ids() {
		return this.heard.stream().map(Heard::id).toList();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/** Answers a status. */
	interface Reply {

		int to(HttpExchange exchange, Heard one) throws IOException;

	}

	/**
	 * @param bytes of the body as they came, a character each
	 */
	record Heard(String id, String at, String signature, String type, String path, String bytes) {

		byte[] body() {
			return this.bytes.getBytes(StandardCharsets.ISO_8859_1);
		}

		String text() {
			return new String(body(), StandardCharsets.UTF_8);
		}

		/** As a receiver would check it, from what came alone. */
		boolean isSignedWith(String secret) {
			try {
				Mac mac = Mac.getInstance("HmacSHA256");
				mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")),
						"HmacSHA256"));
				mac.update((this.id + "." + this.at + ".").getBytes(StandardCharsets.US_ASCII));
				String ours = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body()));
				return List.of(this.signature.split(" ")).contains(ours);
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
