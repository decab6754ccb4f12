package dev.frontdesk.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One agent in a browser, who asks for what the page's script would ask for. */
final class AgentAtWork {

	/** What agents do all day. */
	enum Deed {

		VIEW("view, 50 rows and counts"), THREAD("thread, 20 messages"), SEARCH("search, two words"),
		REPLY("reply stored and pushed"), VIEW_AFRESH("the view as a page of its own"),
		THREAD_AFRESH("the thread as a page of its own");

		static final Set<Deed> DAILY = EnumSet.of(VIEW, THREAD, SEARCH, REPLY);

		private final String label;

		Deed(String label) {
			this.label = label;
		}

		String label() {
			return this.label;
		}

	}

	private static final String SEEN = "select number, seq from ticket t where shelf = 'DESK'"
			+ " and not exists (select 1 from team v where v.id = t.team_id and v.confidential)";

	private static final List<String> VIEWS = List.of("open", "mine", "unassigned", "teams", "waiting", "solved");

	private static final List<String> SOUGHT = List.of("refund nomad", "parcel customs", "Rucksack Lieferschein",
			"smith order", "visszatérítés rendelés", "คืนเงิน", "warranty zip", "Hamburg Bestellung", "Kumano descent",
			"Amsterdam ember");

	private final HttpClient client;

	private final Desk desk;

	private final SplittableRandom random;

	private final List<long[]> threads;

	private final List<long[]> mine;

	private String token = "";

	private AgentAtWork(Desk desk, HttpClient client, String email, List<long[]> threads, List<long[]> mine) {
		this.desk = desk;
		this.client = client;
		this.random = new SplittableRandom(email.hashCode());
		this.threads = threads;
		this.mine = mine;
	}

	static AgentAtWork signIn(Desk desk, String email) throws Exception {
		List<long[]> threads = desk.numbers(SEEN + " order by messages between 18 and 22 desc, id desc limit 300");
		List<long[]> own = desk.numbers(SEEN + " and status in ('OPEN', 'PENDING', 'ON_HOLD') and assignee_id ="
				+ " (select id from agent where email = '" + email + "') order by id desc limit 300");
		List<long[]> mine = own.isEmpty() ? threads : own;
		HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		AgentAtWork agent = new AgentAtWork(desk, client, email, threads, mine);
		agent.token = agent.token(agent.get("/login").body());
		agent.post("/login", Map.of("email", email, "password", "demo", "_csrf", agent.token));
		agent.token = agent.token(agent.get("/desk/views/mine").body());
		return agent;
	}

	/**
	 * @return whether it went well
	 */
	boolean does(Deed deed) throws IOException, InterruptedException {
		return switch (deed) {
			case VIEW -> went(part(view(), "list"));
			case THREAD -> went(part("/desk/tickets/" + any(this.threads), "ticket"));
			case SEARCH ->
				went(part("/desk/search?q=" + encoded(SOUGHT.get(this.random.nextInt(SOUGHT.size()))), "list"));
			case VIEW_AFRESH -> went(get(view()));
			case THREAD_AFRESH -> went(get("/desk/tickets/" + any(this.threads)));
			case REPLY -> post("/desk/tickets/" + any(this.mine) + "/messages",
					Map.of("kind", "reply", "text", "Thank you, I look into it at once.", "clientId",
							UUID.randomUUID().toString(), "seen", "9999999", "after", "9999999", "view", "mine"))
				.statusCode() == 200;
		};
	}

	private static boolean went(HttpResponse<String> response) {
		return response.statusCode() == 200;
	}

	private String view() {
		return "/desk/views/" + VIEWS.get(this.random.nextInt(VIEWS.size()));
	}

	private long any(List<long[]> some) {
		return some.get(this.random.nextInt(some.size()))[0];
	}

	/** How long one thinks before the next step. */
	long pause() {
		return 1_000L + this.random.nextInt(2_000);
	}

	Deed next() {
		int luck = this.random.nextInt(100);
		return (luck < 30) ? Deed.VIEW : (luck < 75) ? Deed.THREAD : (luck < 85) ? Deed.SEARCH : Deed.REPLY;
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(this.desk.address(path)));
	}

	/** As a click in the page asks: what stands in one of its columns. */
	private HttpResponse<String> part(String path, String target) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(this.desk.address(path))
			.header("HX-Request", "true")
			.header("HX-Target", target));
	}

	/** A token of this agent's for programs. */
	String apiToken() throws IOException, InterruptedException {
		String page = post("/desk/profile/tokens", Map.of("name", "Benchmark", "scopes", "tickets:read", "days", "30"),
				"&scopes=tickets:write")
			.body();
		Matcher token = Pattern.compile("id=\"token\"[^>]*value=\"([^\"]+)\"").matcher(page);
		if (!token.find()) {
			throw new IllegalStateException("No token was given out");
		}
		return token.group(1);
	}

	private HttpResponse<String> post(String path, Map<String, String> fields)
			throws IOException, InterruptedException {
		return post(path, fields, "");
	}

	private HttpResponse<String> post(String path, Map<String, String> fields, String more)
			throws IOException, InterruptedException {
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&")) + more;
		HttpRequest.Builder request = HttpRequest.newBuilder(this.desk.address(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (!path.equals("/login")) {
			request.header("X-CSRF-TOKEN", this.token).header("HX-Request", "true");
		}
		return send(request);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.header("Accept", "text/html").header("Accept-Encoding", "identity").build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private String token(String page) {
		Matcher token = Pattern.compile("name=\"_?csrf\"[^>]*?(?:value|content)=\"([^\"]+)\"").matcher(page);
		return token.find() ? token.group(1) : "";
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
