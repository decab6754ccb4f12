package dev.frontdesk.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpServer;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class SetupTest {

	private final Map<String, Page> pages = new ConcurrentHashMap<>();

	@Autowired
	MockMvcTester http;

	@Autowired
	Installation installation;

	@Autowired
	GettingStarted started;

	@Autowired
	Widgets widgets;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	@Value("${frontdesk.url}")
	String home = "";

	private HttpServer company;

	private Agent admin;

	@BeforeEach
	void open() throws IOException {
		this.admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Ada", Role.ADMIN, Locale.ENGLISH,
				ZoneId.of("UTC"));
		this.company = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.company.createContext("/", (exchange) -> {
			Page page = this.pages.getOrDefault(exchange.getRequestURI().getPath(), new Page(404, Map.of(), ""));
			page.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
			byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(page.status(), (body.length == 0) ? -1 : body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.company.start();
	}

	@AfterEach
	void close() {
		this.company.stop(0);
		this.jdbc.sql("delete from widget_sighting").update();
		this.widgets.allow(Actor.SYSTEM, Widget.DEFAULT, List.of());
	}

	@Test
	void aPageOnWhichEverythingIsRightIsFoundSo() {
		this.widgets.allow(Actor.SYSTEM, Widget.DEFAULT, List.of(origin()));
		page("/",
				Map.of("Content-Security-Policy",
						"default-src 'none'; script-src " + this.home + "; frame-src " + this.home),
				"<html lang=hu>" + snippet("default"));
		assertThat(keys("/")).containsExactly("GOOD read", "GOOD key", "GOOD origin", "GOOD policy", "GOOD language",
				"MIND seen.never");
		this.http.get()
			.uri("/widget/default.js")
			.header("Referer", origin() + "/")
			.header("Sec-Fetch-Dest", "script")
			.exchange();
		assertThat(keys("/")).contains("GOOD seen");
	}

	@Test
	void onlyABrowserOnAnAllowedSiteCountsAsSeen() {
		this.widgets.allow(Actor.SYSTEM, Widget.DEFAULT, List.of(origin()));
		this.http.get()
			.uri("/widget.js")
			.header("Referer", "https://evil.example/")
			.header("Sec-Fetch-Dest", "script")
			.exchange();
		this.http.get().uri("/widget.js").header("Referer", origin() + "/").exchange();
		this.http.get().uri("/widget.js").header("Referer", "nonsense :").header("Sec-Fetch-Dest", "script").exchange();
		assertThat(this.jdbc.sql("select count(*) from widget_sighting").query(Integer.class).single()).isZero();
	}

	@Test
	void whateverKeepsTheChatAwayIsNamed() {
		page("/none", Map.of(), "<html>");
		assertThat(keys("/none")).contains("BAD no-key", "BAD origin.refused", "GOOD policy.none",
				"MIND language.none");
		page("/stranger", Map.of(), snippet("nobody"));
		assertThat(keys("/stranger")).contains("BAD unknown-key");
		page("/elsewhere", Map.of(), "<script async src='https://old.example/widget.js'></script>");
		assertThat(keys("/elsewhere")).contains("BAD other-home");
		page("/manager", Map.of(), "<script src='https://www.googletagmanager.com/gtm.js'></script>");
		assertThat(keys("/manager")).contains("MIND tag-manager");
		page("/strict",
				Map.of("Content-Security-Policy", "script-src 'self'", "Cross-Origin-Embedder-Policy", "require-corp"),
				"<html lang=de><meta http-equiv=content-security-policy content=\"frame-src 'none'; require-trusted-types-for 'script'\">"
						+ snippet("default") + snippet("default").replace("async", "type=module"));
		assertThat(keys("/strict")).contains("GOOD key", "MIND twice", "BAD policy.script", "BAD policy.frame",
				"BAD policy.embedder", "BAD policy.trusted-types", "MIND language.unknown");
		page("/old", Map.of(), "<script src='" + this.home + "/widget.js' data-widget='default'></script>");
		assertThat(keys("/old")).as("the snippet of the first days").contains("GOOD key");
	}

	@Test
	void whatCannotBeReadIsToldWithItsReason() {
		assertThat(keys("/nothing")).containsExactly("BAD read.status");
		page("/picture", Map.of("Content-Type", "image/png"), "x");
		assertThat(keys("/picture")).containsExactly("BAD read.type");
		page("/round", Map.of("Location", "/round"), 302);
		assertThat(keys("/round")).containsExactly("BAD read.steps");
		page("/moved", Map.of("Location", "/here?a=b#c"), 301);
		page("/here", Map.of(), snippet("default"));
		assertThat(this.installation.check(widget(), origin() + "/moved").getFirst().arguments())
			.containsExactly(origin() + "/here?a=b");
		page("/file", Map.of("Location", "file:///etc/passwd"), 302);
		assertThat(keys("/file")).containsExactly("BAD read.broken");
		assertThat(this.installation.check(widget(), "http://no-such-name.invalid/")).extracting(Finding::key)
			.containsExactly("read.unknown");
		this.company.stop(0);
		assertThat(keys("/")).containsExactly("BAD read.connect");
	}

	@Test
	void everyFindingHasItsWordsInTheReadersLanguage() {
		page("/", Map.of(), "<html lang=th>" + snippet("default"));
		for (String language : List.of("en", "hu", "th", "ar")) {
			MvcTestResult told = this.http.post()
				.uri("/admin/chat/widgets/default/check?lang=" + language)
				.param("address", origin() + "/")
				.with(signedIn())
				.with(csrf())
				.exchange();
			assertThat(told).hasStatusOk()
				.bodyText()
				.contains("data-kind=\"BAD\"", origin())
				.doesNotContain("setup.check");
		}
		MvcTestResult refused = this.http.post()
			.uri("/admin/chat/widgets/default/check")
			.param("address", "javascript:alert(1)")
			.with(signedIn())
			.with(csrf())
			.exchange();
		assertThat(refused).hasStatus(422).bodyText().contains("address-error", "javascript:alert(1)");
	}

	@Test
	void theStepsCheckThemselvesAndThePageCanBePutAwayAndFoundAgain() {
		assertThat(done()).doesNotContain("snippet");
		this.widgets.allow(Actor.SYSTEM, Widget.DEFAULT, List.of(origin()));
		this.http.get()
			.uri("/chat/panel")
			.header("Referer", origin() + "/")
			.header("Sec-Fetch-Dest", "iframe")
			.exchange();
		assertThat(done()).contains("snippet");
		assertThat(get("/admin")).hasRedirectedUrl("/admin/setup");
		assertThat(get("/admin/setup")).hasStatusOk().bodyText().contains("aria-current=\"step\"");
		MvcTestResult away = this.http.post()
			.uri("/admin/setup/dismissal")
			.param("on", "true")
			.with(signedIn())
			.with(csrf())
			.exchange();
		assertThat(away).hasRedirectedUrl("/admin");
		assertThat(get("/admin").getResponse().getRedirectedUrl()).isNotEqualTo("/admin/setup");
		assertThat(get("/admin/setup")).as("it is still there").hasStatusOk();
		this.http.post().uri("/admin/setup/dismissal").param("on", "false").with(signedIn()).with(csrf()).exchange();
		assertThat(get("/admin")).hasRedirectedUrl("/admin/setup");
	}

	@Test
	void theChatHasAnAddressAndAPictureOfIt() {
		assertThat(this.http.get().uri("/chat/default?locale=ar").exchange()).hasStatusOk()
			.bodyText()
			.contains("is-alone", "dir=\"rtl\"", "/chat/default?locale=hu");
		assertThat(this.http.get().uri("/chat/nothing").exchange()).hasStatus(404);
		assertThat(get("/admin/chat/widgets/default/qr.svg")).hasStatusOk()
			.hasContentType("image/svg+xml")
			.bodyText()
			.startsWith("<svg");
		assertThat(get("/admin/chat/widgets/default/placement")).hasStatusOk()
			.bodyText()
			.contains("&lt;script async src=&quot;" + this.home + "/widget/default.js&quot;&gt;&lt;/script&gt;",
					this.home + "/chat/default");
	}

	private List<String> done() {
		return this.started.steps().stream().filter(GettingStarted.Step::done).map(GettingStarted.Step::key).toList();
	}

	private List<String> keys(String path) {
		return this.installation.check(widget(), origin() + path)
			.stream()
			.map((finding) -> finding.kind() + " " + finding.key())
			.toList();
	}

	private Widget widget() {
		return this.widgets.byKey(Widget.DEFAULT).orElseThrow();
	}

	private String snippet(String key) {
		return "<script async src=\"" + this.home + "/widget/" + key + ".js\"></script>";
	}

	private String origin() {
		return "http://127.0.0.1:" + this.company.getAddress().getPort();
	}

	private void page(String path, Map<String, String> headers, String body) {
		this.pages.put(path, new Page(200, headers, body));
	}

	private void page(String path, Map<String, String> headers, int status) {
		this.pages.put(path, new Page(status, headers, ""));
	}

	private MvcTestResult get(String path) {
		return this.http.get().uri(path).with(signedIn()).exchange();
	}

	private RequestPostProcessor signedIn() {
		return authentication(
				UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(this.admin.id(), Role.ADMIN), null,
						AuthorityUtils.createAuthorityList("ROLE_ADMIN", "ROLE_AGENT")));
	}

	private record Page(int status, Map<String, String> headers, String body) {
	}

}
