package dev.frontdesk.widgets;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class WidgetPagesTest {

	private static final byte[] PIXEL = Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

	private final String key = "w" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	MockMvcTester http;

	@Autowired
	Widgets widgets;

	@Autowired
	RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private Agent admin;

	private final Map<String, String> form = new LinkedHashMap<>();

	@BeforeEach
	void cast() {
		this.admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Ada", Role.ADMIN, Locale.ENGLISH,
				ZoneId.of("UTC"));
		Widget standard = this.widgets.byKey(Widget.DEFAULT).orElseThrow();
		this.form.putAll(Map.of("key", this.key, "name", "Shop", "brand", "" + standard.brandId(), "market",
				"" + standard.marketId(), "shape", "PILL", "side", "LEFT", "offsetX", "12", "offsetY", "34", "when",
				"always", "megabytes", "5"));
		this.form.put("files", "PICTURES");
		this.form.put("origins", "https://Shop.example:443/\n\nhttp://127.0.0.1:8099");
	}

	@Test
	void noWidgetTakesAnAddressBelowChatWhereSomethingElseStands() {
		assertThat(this.requestMappingHandlerMapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues().stream())
			.filter((path) -> path.matches("/chat/[a-z].*"))
			.map((path) -> path.split("/", -1)[2])).isNotEmpty().allMatch(WidgetKeys.RESERVED::contains);
	}

	@Test
	void eachWidgetHasAKeyOriginsAndALookOfItsOwnInItsLoaderAndPanel() {
		this.form.putAll(Map.of("own-color", "yes", "color", "#00aa44", "shownOn", "/help/*", "hiddenOn", "/ช่วย",
				"when", "hours", "zone", "Asia/Bangkok", "day-MONDAY", "13:00–17:30, 9:00-12:00", "text-GREETING-hu",
				"Miben <b>segíthetünk</b>?", "text-LAUNCHER-hu", "Kérdezzen"));
		assertThat(save("")).hasStatus3xxRedirection().redirectedUrl().isEqualTo("/admin/chat/widgets/" + this.key);
		Widget made = this.widgets.byKey(this.key).orElseThrow();
		assertThat(made.allowedOrigins()).containsExactly("https://shop.example", "http://127.0.0.1:8099");
		assertThat(this.http.get().uri("/widget/" + this.key + ".js").exchange()).hasStatusOk()
			.bodyText()
			.contains("\"shape\":\"pill\"", "\"side\":\"left\"", "\"x\":12", "\"y\":34", "\"on\":[\"/help/*\"]",
					"\"off\":[\"/%E0%B8%8A%E0%B9%88%E0%B8%A7%E0%B8%A2\"]",
					"\"hours\":{\"zone\":\"Asia/Bangkok\",\"Mon\":[\"09:00-12:00\",\"13:00-17:30\"]}",
					"\"hu\":[\"Kérdezzen\"", "\"https://shop.example\"")
			.doesNotContain("/* settings */", "#00aa44");
		MvcTestResult panel = this.http.get().uri("/chat/panel?widget=" + this.key + "&locale=hu").exchange();
		assertThat(panel).hasStatusOk()
			.bodyText()
			.contains("Miben &lt;b&gt;segíthetünk&lt;/b&gt;?", "brand=00aa44", "accept=\".png,",
					"data-sounds=\"false\"");
		assertThat(panel.getResponse().getHeader("Content-Security-Policy"))
			.contains("frame-ancestors 'self' https://shop.example http://127.0.0.1:8099");
		assertThat(this.http.get().uri("/chat/panel?widget=" + this.key + "&locale=th").exchange()).bodyText()
			.as("where nothing is written, our words in the visitor's language")
			.contains("สวัสดี มีอะไรให้เราช่วยไหม");
		assertThat(this.jdbc.sql("select count(*) from audit_entry where subject_id = ? and action = 'widget.added'")
			.param(this.key)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void everythingWrongIsToldBesideItsFieldAndNothingTypedIsLost() {
		this.form.putAll(Map.of("name", " ", "origins", "https://shop.example/page", "own-color", "yes", "color", "red",
				"offsetX", "9999", "shownOn", "help", "when", "hours", "zone", "Mars/Base", "day-FRIDAY", "17-9",
				"text-LAUNCHER-en", "x".repeat(41)));
		this.form.put("shape", "STAR");
		MvcTestResult refused = save("");
		assertThat(refused).hasStatus(422);
		for (String field : new String[] { "name", "origins", "color", "offsetX", "shownOn", "zone", "day-FRIDAY",
				"text-LAUNCHER-en", "shape" }) {
			assertThat(refused).bodyText()
				.as(field)
				.containsPattern("id=\"" + field + "-error\" data-error=\"" + field + "\"><svg");
		}
		assertThat(refused).bodyText().contains("https://shop.example/page", "value=\"9999\"", "value=\"17-9\"");
		assertThat(this.widgets.byKey(this.key)).isEmpty();
		this.form.put("key", "panel");
		this.form.putAll(Map.of("name", "Shop", "origins", "", "color", "#123456", "offsetX", "1", "shownOn", "",
				"when", "always", "text-LAUNCHER-en", ""));
		this.form.put("shape", "ROUND");
		assertThat(save("")).as("that address is taken by the house")
			.hasStatus(422)
			.bodyText()
			.contains("key-error\" data-error=\"key\"><svg");
		this.form.put("key", Widget.DEFAULT);
		assertThat(save("")).hasStatus(422).bodyText().contains("Another widget has this key");
	}

	@Test
	void whoSavesOverAnothersChangeIsToldFirst() {
		save("");
		this.form.put("version", "0");
		assertThat(save("/" + this.key)).hasStatus3xxRedirection();
		this.form.put("name", "Mine");
		assertThat(save("/" + this.key)).hasStatus(422)
			.bodyText()
			.contains("Someone else has saved this widget", "name=\"version\" value=\"1\"", "value=\"Mine\"");
	}

	@Test
	void oneThatIsSwitchedOffShowsNothingAndTakesNothing() {
		save("");
		assertThat(post("/widgets/" + this.key + "/state", Map.of("on", "false"))).hasStatus3xxRedirection();
		assertThat(this.http.get().uri("/widget/" + this.key + ".js").exchange()).hasStatusOk()
			.bodyText()
			.contains("\"closed\":true")
			.doesNotContain("\"words\"");
		assertThat(this.http.get().uri("/chat/panel?widget=" + this.key).exchange()).hasStatus(404);
		post("/widgets/" + this.key + "/state", Map.of("on", "true"));
		assertThat(this.http.get().uri("/chat/panel?widget=" + this.key).exchange()).hasStatusOk();
	}

	@Test
	void whatIsTypedIsPreviewedWithWhatThereIsToSayAboutItAndSavesNothing() throws Exception {
		this.form.putAll(Map.of("own-color", "yes", "color", "#ffee00", "hiddenOn", "/shop/*", "tried",
				"https://shop.example/shop/1", "text-GREETING-ar", "أهلاً بك في المتجر", "offsetY", "far", "as", "ar"));
		MvcTestResult page = post("/preview", this.form);
		assertThat(page).hasStatusOk()
			.bodyText()
			.contains("data-verdict=\"color\">White text on it has a contrast of 1.2 : 1 only",
					"data-verdict=\"tried\">Not shown there, because of /shop/*",
					"data-wrong=\"offsetY\">Please give a whole number from 0 to 400", "lang=\"ar\" dir=\"rtl\"");
		assertThat(page.getResponse().getHeader("Content-Security-Policy")).contains("frame-ancestors 'self'");
		String id = page.getResponse()
			.getContentAsString(StandardCharsets.UTF_8)
			.replaceAll("(?s).*data-preview=\"([a-z0-9]+)\".*", "$1");
		assertThat(get("/preview/" + id + "/widget.js")).hasStatusOk()
			.bodyText()
			.contains("\"quiet\":true", "\"shape\":\"pill\"", "/admin/chat/preview/" + id + "/panel");
		assertThat(get("/preview/" + id + "/panel?locale=ar")).hasStatusOk()
			.bodyText()
			.contains("أهلاً بك في المتجر", "inert")
			.doesNotContain("<script");
		assertThat(this.widgets.byKey(this.key)).isEmpty();
		Agent other = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Bo", Role.ADMIN, Locale.ENGLISH,
				ZoneId.of("UTC"));
		assertThat(this.http.get().uri("/admin/chat/preview/" + id + "/panel").with(signedIn(other)).exchange())
			.hasStatus(404);
	}

	@Test
	void aLogoIsAPictureAndIsShownToAllOnceItIsSaved() {
		assertThat(send("",
				new MockMultipartFile("logo", "evil.png", "image/png",
						"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
							.getBytes(StandardCharsets.UTF_8))))
			.hasStatus(422)
			.bodyText()
			.contains("logo-error\" data-error=\"logo\"><svg");
		assertThat(send("", new MockMultipartFile("logo", "big.png", "image/png", new byte[200_001]))).hasStatus(422);
		assertThat(send("", new MockMultipartFile("logo", "logo.png", "image/png", PIXEL))).hasStatus3xxRedirection();
		String logo = this.widgets.byKey(this.key).orElseThrow().look().logo();
		assertThat(this.http.get().uri("/chat/logo/" + logo).exchange()).hasStatusOk().hasContentType("image/png");
		assertThat(this.http.get().uri("/chat/panel?widget=" + this.key).exchange()).bodyText()
			.contains("/chat/logo/" + logo);
		this.form.put("version", "0");
		assertThat(save("/" + this.key)).hasStatus3xxRedirection();
		assertThat(this.widgets.byKey(this.key).orElseThrow().look().logo()).as("it stays").isEqualTo(logo);
		this.form.putAll(Map.of("version", "1", "without-logo", "yes"));
		assertThat(save("/" + this.key)).hasStatus3xxRedirection();
		assertThat(this.http.get().uri("/chat/logo/" + logo).exchange()).hasStatus(404);
		assertThat(this.jdbc.sql("select count(*) from stored_file where public_id = ?")
			.param(logo)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void thePagesAreForAdminsAlone() {
		Agent agent = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Bo", Role.AGENT, Locale.ENGLISH,
				ZoneId.of("UTC"));
		assertThat(this.http.get().uri("/admin/chat").with(signedIn(agent)).exchange()).hasStatus(403);
		assertThat(this.http.get().uri("/admin/chat/new").with(signedIn(agent)).exchange()).hasStatus(403);
		assertThat(get("/widgets/nothing-here")).hasStatus(404);
		assertThat(this.http.get().uri("/widget/nothing-here.js").exchange()).hasStatus(404);
	}

	private MvcTestResult save(String path) {
		return send(path, null);
	}

	private MvcTestResult send(String path,
			org.springframework.mock.web.@org.jspecify.annotations.Nullable MockMultipartFile logo) {
		var request = this.http.post().uri("/admin/chat/widgets" + path).multipart();
		if (logo != null) {
			request.file(logo);
		}
		this.form.forEach(request::param);
		return request.with(signedIn(this.admin)).with(csrf()).exchange();
	}

	private MvcTestResult post(String path, Map<String, String> form) {
		var request = this.http.post().uri("/admin/chat" + path);
		form.forEach(request::param);
		return request.with(signedIn(this.admin)).with(csrf()).exchange();
	}

	private MvcTestResult get(String path) {
		return this.http.get().uri("/admin/chat" + path).with(signedIn(this.admin)).exchange();
	}

	private RequestPostProcessor signedIn(Agent agent) {
		SignedInAgent person = new SignedInAgent(agent.id(), agent.role());
		return authentication(UsernamePasswordAuthenticationToken.authenticated(person, null,
				AuthorityUtils.createAuthorityList((agent.role() == Role.ADMIN)
						? new String[] { "ROLE_ADMIN", "ROLE_AGENT" } : new String[] { "ROLE_AGENT" })));
	}

}
