package dev.frontdesk.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A socket that says exactly what a test writes: well-behaved clients refuse to send half
 * of what has to be tried.
 */
final class SocketClient implements WebSocket.Listener, AutoCloseable {

	static final String CLOSED = "(closed)";

	private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

	private final StringBuilder partial = new StringBuilder();

	private final HttpClient http = HttpClient.newHttpClient();

	private final WebSocket socket;

	private SocketClient(int port, String path, @Nullable String user, @Nullable String origin) {
		WebSocket.Builder builder = this.http.newWebSocketBuilder().subprotocols("v12.stomp");
		if (user != null) {
			String basic = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
			builder.header("Authorization", "Basic " + basic);
		}
		if (origin != null) {
			builder.header("Origin", origin);
		}
		this.socket = builder.connectTimeout(Duration.ofSeconds(10))
			.buildAsync(URI.create("ws://localhost:" + port + path), this)
			.join();
	}

	static SocketClient open(int port, String path) {
		return new SocketClient(port, path, null, null);
	}

	static SocketClient openFrom(int port, String path, String origin) {
		return new SocketClient(port, path, null, origin);
	}

	static SocketClient visitor(int port, String token) {
		SocketClient client = open(port, "/test/visitor");
		client.send("CONNECT\naccept-version:1.2\nhost:x\ntoken:" + token + "\n\n");
		return client.expect("CONNECTED");
	}

	static SocketClient agent(int port, String name) {
		SocketClient client = new SocketClient(port, "/test/desk", name, null);
		client.send("CONNECT\naccept-version:1.2\nhost:x\n\n");
		return client.expect("CONNECTED");
	}

	SocketClient hears(String destination) {
		send("SUBSCRIBE\nid:s-" + destination + "\ndestination:" + destination + "\nreceipt:r\n\n");
		return expect("RECEIPT");
	}

	/** One frame, ended with the null byte. */
	void send(String frame) {
		raw(frame + '\0');
	}

	void raw(String text) {
		this.socket.sendText(text, true).join();
	}

	void sendInParts(String text, int size) {
		for (int from = 0; from < text.length(); from += size) {
			int to = Math.min(from + size, text.length());
			this.socket.sendText(text.substring(from, to), true).join();
		}
	}

	CompletableFuture<WebSocket> trySend(String frame) {
		return this.socket.sendText(frame + '\0', true);
	}

	SocketClient expect(String start) {
		String frame = next();
		if (!frame.startsWith(start)) {
			throw new AssertionError("Expected " + start + " but came: " + frame);
		}
		return this;
	}

	/** The next frame that is not a heartbeat, or {@link #CLOSED}. */
	String next() {
		try {
			String frame = this.frames.poll(10, TimeUnit.SECONDS);
			if (frame == null) {
				throw new AssertionError("Nothing came");
			}
			return frame;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	boolean endsWithErrorOrClose() {
		String frame = next();
		return frame.startsWith("ERROR") || frame.equals(CLOSED);
	}

	boolean heardNothing() {
		return this.frames.isEmpty();
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			String text = this.partial.toString();
			this.partial.setLength(0);
			if (!text.equals("\n")) {
				this.frames.add(text);
			}
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.frames.add(CLOSED);
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.frames.add(CLOSED);
	}

	@Override
	public void close() {
		this.socket.abort();
		this.http.shutdownNow();
	}

}
