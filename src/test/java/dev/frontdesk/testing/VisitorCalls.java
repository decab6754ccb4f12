package dev.frontdesk.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a visitor's panel says over HTTP. */
public final class VisitorCalls {

	private final HttpClient http = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	private final int port;

	private final String token = PublicId.secret();

	public VisitorCalls(int port) {
		this.port = port;
	}

	/** With which the visitor's socket enters. */
	public String token() {
		return this.token;
	}

	/** Writes the first message; returns the address of the thread. */
	public String begin(String text) throws IOException, InterruptedException {
		return call("POST", "", Map.of("widget", "default", "clientId", UUID.randomUUID().toString(), "text", text,
				"locale", "en", "timeZone", "Asia/Bangkok"))
			.body()
			.get("publicId")
			.asString();
	}

	public Answer say(String thread, String text) throws IOException, InterruptedException {
		return call("POST", "/" + thread + "/messages", Map.of("clientId", UUID.randomUUID().toString(), "text", text));
	}

	public JsonNode messages(String thread) throws IOException, InterruptedException {
		return call("GET", "/" + thread, null).body().get("messages");
	}

	public Answer call(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
		HttpResponse<String> answer = raw(method, "/chat/threads" + path, body);
		String text = answer.body();
		return new Answer(answer.statusCode(),
				this.json.readTree((text.startsWith("{") || text.startsWith("[")) ? text : "{}"));
	}

	public HttpResponse<String> raw(String method, String path, @Nullable Object body)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/json")
			.header("Authorization", "Bearer " + this.token)
			.method(method, (body != null) ? HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(body))
					: HttpRequest.BodyPublishers.noBody());
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** What came back, as JSON where it is some. */
	public record Answer(int status, JsonNode body) {
	}

}
