package dev.frontdesk.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** A program that uses the API with an agent's token. */
final class Program {

	private static final String TICKET = """
			{"subject": "Parcel %1$s", "message": "The parcel has not come yet.",
			"customer": {"email": "%1$s@example.com", "name": "Ada Example", "locale": "en"}}""";

	private final HttpClient client = HttpClient.newHttpClient();

	private final Desk desk;

	private final String token;

	Program(Desk desk, String token) {
		this.desk = desk;
		this.token = token;
	}

	boolean createsTicket() throws IOException, InterruptedException {
		String body = TICKET.formatted(UUID.randomUUID());
		return send(HttpRequest.newBuilder(this.desk.address("/api/v1/tickets"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))) == 201;
	}

	boolean readsList() throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(this.desk.address("/api/v1/tickets?view=open"))) == 200;
	}

	private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client
			.send(request.header("Authorization", "Bearer " + this.token).build(), HttpResponse.BodyHandlers.ofString())
			.statusCode();
	}

}
