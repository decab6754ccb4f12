package dev.frontdesk.demo;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.frontdesk.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureMockMvc
class ShopPagesTest {

	private static final RequestPostProcessor AT_SHOP = (request) -> {
		request.setServerName("127.0.0.1");
		return request;
	};

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Settings settings;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void demo() {
		this.settings.markAsDemo();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/demo/en", "/demo/hu", "/demo/th/items/tarn-2", "/demo/ar/check-out", "/demo/ar/thanks" })
	void everyPageHasItsOwnScriptAndOneTagForTheWidget(String path) throws Exception {
		MvcTestResult page = get(path);
		assertThat(page).hasStatusOk();
		String html = page.getResponse().getContentAsString();
		assertThat(Pattern.compile("<script").matcher(html).results()).hasSize(2);
		assertThat(Pattern.compile("widget\\.js").matcher(html).results()).hasSize(1);
		assertThat(html)
			.containsPattern("<script async src=\"http://localhost:\\d+/widget.js\" data-widget=\"default\"></script>");
		assertThat(html).contains("lang=\"" + path.substring(6, 8) + "\"").doesNotContain("demo.");
	}

	@Test
	void thePolicyLetsInTheWidgetAndNothingElseFromElsewhere() {
		assertThat(get("/demo/en").getResponse().getHeader("Content-Security-Policy"))
			.contains("default-src 'none'", "script-src 'self' http://localhost:")
			.doesNotContain("unsafe");
	}

	@Test
	void atLocalhostItSendsTo127001WithTheSamePortAndPath() {
		assertThat(this.mvc.get().uri("/demo/th/check-out?from=mail").with((request) -> {
			request.setServerName("localhost");
			request.setServerPort(9240);
			return request;
		})).hasStatus(302).hasHeader("Location", "http://127.0.0.1:9240/demo/th/check-out?from=mail");
	}

	@Test
	void theDoorLeadsToTheReadersLanguage() {
		assertThat(this.mvc.get().uri("/demo").locale(Locale.of("hu")).header("Accept-Language", "hu").with(AT_SHOP))
			.hasRedirectedUrl("/demo/hu");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/demo/xx", "/demo/en/items/yacht", "/demo/EN" })
	void whatIsNotSoldIsNotThere(String path) {
		assertThat(get(path)).hasStatus(404);
	}

	@Test
	void outsideTheDemoThereIsNoShop() {
		this.jdbc.sql("update workspace set demo = false").update();
		assertThat(get("/demo/en")).hasStatus(404);
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).with(AT_SHOP).exchange();
	}

}
