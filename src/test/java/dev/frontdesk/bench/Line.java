package dev.frontdesk.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/** A browser's socket: STOMP 1.2 in as few words as the widget and the desk use. */
final class Line implements WebSocket.Listener {

	private static final long PATIENCE = 60;

	private final BiConsumer<String, String> heard;

	private final CompletableFuture<Void> entered = new CompletableFuture<>();

	private final Map<String, CompletableFuture<Void>> receipts = new ConcurrentHashMap<>();

	private final StringBuilder part = new StringBuilder();

	private @Nullable WebSocket socket;

	private int subscriptions;

	private Line(BiConsumer<String, String> heard) {
		this.heard = heard;
	}

	/**
	 * Connected and authorised when it returns.
	 * @param heard is given the destination and the body of each push
	 */
	static Line open(HttpClient client, URI address, String token, BiConsumer<String, String> heard) throws Exception {
		Line line = new Line(heard);
		WebSocket socket = client.newWebSocketBuilder()
			.subprotocols("v12.stomp")
			.buildAsync(address, line)
			.get(PATIENCE, TimeUnit.SECONDS);
		line.socket = socket;
		line.send("CONNECT\naccept-version:1.2\nheart-beat:0,0\n" + (token.isEmpty() ? "" : "token:" + token + "\n"));
		line.entered.get(PATIENCE, TimeUnit.SECONDS);
		return line;
	}

	/** Hears what is said there from when it returns. */
	void hear(String destination) throws Exception {
		String id = "s" + this.subscriptions++;
		CompletableFuture<Void> sure = new CompletableFuture<>();
		this.receipts.put(id, sure);
		send("SUBSCRIBE\nid:" + id + "\nreceipt:" + id + "\ndestination:" + destination + "\n");
		sure.get(PATIENCE, TimeUnit.SECONDS);
	}

	/** Gone, as when a network is. */
	void drop() {
		WebSocket open = this.socket;
		if (open != null) {
			open.abort();
		}
	}

	private synchronized void send(String head) throws Exception {
		WebSocket open = this.socket;
		if (open != null) {
			open.sendText(head + "\n\0", true).get(PATIENCE, TimeUnit.SECONDS);
		}
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.part.append(data);
		if (last) {
			String frame = this.part.toString();
			this.part.setLength(0);
			read(frame);
		}
		webSocket.request(1);
		return null;
	}

	private void read(String frame) {
		if (frame.startsWith("CONNECTED")) {
			this.entered.complete(null);
		}
		else if (frame.startsWith("RECEIPT")) {
			CompletableFuture<Void> sure = this.receipts.remove(header(frame, "receipt-id:"));
			if (sure != null) {
				sure.complete(null);
			}
		}
		else if (frame.startsWith("MESSAGE")) {
			this.heard.accept(header(frame, "destination:"), frame.substring(frame.indexOf("\n\n") + 2));
		}
		else if (frame.startsWith("ERROR")) {
			this.entered.completeExceptionally(new IllegalStateException(frame));
		}
	}

	private static String header(String frame, String name) {
		int start = frame.indexOf('\n' + name);
		return (start < 0) ? ""
				: frame.substring(start + 1 + name.length(), frame.indexOf('\n', start + 1 + name.length()));
	}

}
