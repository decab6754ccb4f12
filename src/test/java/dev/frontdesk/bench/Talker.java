package dev.frontdesk.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A visitor who talks with the desk. */
final class Talker implements Voice {

	private static final Pattern FIELD = Pattern.compile("\"(publicId|room|seq)\":\"?([a-zA-Z0-9]+)");

	private static final Pattern CLIENT_ID = Pattern.compile("\"clientId\":\"([^\"]+)\"");

	private static final long PATIENCE = 30;

	private final HttpClient client;

	private final Desk desk;

	private final String token;

	private final String thread;

	private final long number;

	private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

	private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();

	private @Nullable Line line;

	private Talker(HttpClient client, Desk desk, String token, String thread, long number) {
		this.client = client;
		this.desk = desk;
		this.token = token;
		this.thread = thread;
		this.number = number;
	}

	static Talker begin(HttpClient client, Desk desk, String token) throws Exception {
		String opening = """
				{"widget": "default", "clientId": "%s", "text": "Hello, where is my parcel?", "locale": "en",
				"timeZone": "Europe/Budapest"}""".formatted(UUID.randomUUID());
		HttpResponse<String> answer = client.send(request(desk, "/chat/threads", token, opening),
				HttpResponse.BodyHandlers.ofString());
		String thread = first(answer.body(), "publicId");
		long number = desk.numbers("select number, seq from ticket where public_id = '" + thread + "'").getFirst()[0];
		return new Talker(client, desk, token, thread, number);
	}

	private static HttpRequest request(Desk desk, String path, String token, String body) {
		return HttpRequest.newBuilder(desk.address(path))
			.header("Authorization", "Bearer " + token)
			.header("Content-Type", "application/json")
			.header("Accept-Language", "en")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
	}

	private static String first(String json, String name) {
		Matcher field = FIELD.matcher(json);
		while (field.find()) {
			if (field.group(1).equals(name)) {
				return field.group(2);
			}
		}
		throw new IllegalStateException("No " + name + " in " + json);
	}

	String thread() {
		return this.thread;
	}

	long number() {
		return this.number;
	}

	/** Comes, or comes back: hears first, then reads what was said meanwhile. */
	void connect() throws Exception {
		Line open = Line.open(this.client, this.desk.socket("/chat/socket"), this.token,
				(destination, body) -> hear(body));
		open.hear("/topic/thread." + this.thread);
		this.line = open;
		HttpResponse<String> read = this.client
			.send(HttpRequest.newBuilder(this.desk.address("/chat/threads/" + this.thread))
				.header("Authorization", "Bearer " + this.token)
				.build(), HttpResponse.BodyHandlers.ofString());
		if (read.statusCode() != 200) {
			throw new IOException("Not read: " + read.statusCode());
		}
		hear(read.body());
	}

	void drop() {
		Line open = this.line;
		if (open != null) {
			open.drop();
		}
	}

	private void hear(String body) {
		long now = System.nanoTime();
		Matcher ids = CLIENT_ID.matcher(body);
		while (ids.find()) {
			String id = ids.group(1);
			if (!this.heard.contains(id)) {
				this.heard.add(id);
			}
			CompletableFuture<Long> waiting = this.awaited.remove(id);
			if (waiting != null) {
				waiting.complete(now);
			}
		}
	}

	/**
	 * Says something, and hears it come back on the socket, as another tab and the desk
	 * do.
	 */
	@Override
	public void says() throws Exception {
		String id = UUID.randomUUID().toString();
		CompletableFuture<Long> back = new CompletableFuture<>();
		this.awaited.put(id, back);
		int status = this.client
			.send(request(this.desk, "/chat/threads/" + this.thread + "/messages", this.token,
					"{\"clientId\": \"" + id + "\", \"text\": \"And when will it come?\"}"),
					HttpResponse.BodyHandlers.discarding())
			.statusCode();
		if (status >= 300) {
			throw new IOException("Refused: " + status);
		}
		back.get(PATIENCE, TimeUnit.SECONDS);
	}

	/** Everything it has heard of, each once. */
	List<String> heard() {
		return List.copyOf(this.heard);
	}

}
