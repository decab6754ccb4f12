package dev.frontdesk.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** A program that calls the API over HTTP, with a token. */
public final class Api {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	private final String token;

	public Api(int port, String token) {
		this.port = port;
		this.token = token;
	}

	public Answer get(String path, String... headers) {
		return send("GET", path, null, headers);
	}

	public Answer post(String path, String body, String... headers) {
		return send("POST", path, body, headers);
	}

	public Answer patch(String path, String body, String... headers) {
		return send("PATCH", path, body, headers);
	}

	public Answer delete(String path) {
		return send("DELETE", path, null);
	}

	private Answer send(String method, String path, @Nullable String body, String... headers) {
		HttpRequest.Builder request = request(path).method(method, (body != null)
				? HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')) : HttpRequest.BodyPublishers.noBody());
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	public HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
		return this.token.isEmpty() ? request : request.header("Authorization", "Bearer " + this.token);
	}

	public Answer send(HttpRequest request) {
		try {
			HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
			boolean json = response.headers()
				.firstValue("Content-Type")
				.filter((type) -> type.contains("json"))
				.isPresent();
			return new Answer(response.statusCode(), response,
					json ? JSON.readTree(response.body()) : JSON.createObjectNode());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public record Answer(int status, HttpResponse<String> response, JsonNode json) {

		public String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		public String text(String pointer) {
			return this.json.at(pointer).asString("");
		}

		public long number() {
			return this.json.at("/number").asLong();
		}

		/** The parts of the request that are to blame. */
		public List<String> blamed() {
			return this.json.at("/errors")
				.valueStream()
				.flatMap((error) -> List.of("pointer", "parameter", "header")
					.stream()
					.filter(error::has)
					.map((kind) -> error.get(kind).asString()))
				.toList();
		}

		@Override
		public String toString() {
			return this.status + " " + this.response.body();
		}

	}

}
