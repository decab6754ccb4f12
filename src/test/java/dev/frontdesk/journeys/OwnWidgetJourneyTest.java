package dev.frontdesk.journeys;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.identity.WidgetSecrets;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A company makes a widget of its own and puts it on its page, which says who its
 * customer is: verified at the desk, found again on another device, gone after logging
 * out.
 */
@Journey
class OwnWidgetJourneyTest {

	private final String run = UUID.randomUUID().toString().substring(0, 8);

	private final String key = "own-" + this.run;

	private final String home = "/own-page-" + this.run;

	@LocalServerPort
	int port;

	@Autowired
	WidgetSecrets secrets;

	@Test
	void aWidgetIsMadeAndTheCustomerOfItsPageIsKnownOnEveryDevice(@Person(width = 1440) Page admin,
			@Person(width = 1000) Page office, @Person(width = 390) Page phone) throws Exception {
		Desk.signIn(admin, "admin@demo.test");
		make(admin);
		String secret = this.secrets.add(Actor.SYSTEM, this.key);

		Visit first = host(office);
		assertThat(first.launcher()).hasCSS("background-color", "rgb(122, 31, 92)");
		assertThat(first.launcher().boundingBox().x).as("in the left corner").isLessThan(100);
		identify(office, secret);
		first.openWidget();
		assertThat(first.panel().locator("h1")).hasText("Ahoy " + this.run);
		first.write("Is my canoe ready? " + this.run);
		first.delivered("Is my canoe ready?");

		admin.navigate("/desk/search?q=" + this.run);
		admin.getByText("Is my canoe ready?").first().click();
		assertThat(admin.locator("#about .trust .is-good")).isVisible();
		assertThat(admin.locator("#about .person-name")).hasText("Kata Own " + this.run);

		Visit second = host(phone);
		identify(phone, secret);
		second.openWidget();
		assertThat(second.said("Is my canoe ready?")).hasCount(1);
		second.write("And the paddle?");
		second.delivered("And the paddle?");
		assertThat(first.said("And the paddle?")).hasCount(1);

		phone.evaluate("Frontdesk('shutdown')");
		assertThat(phone.locator("iframe[src*='/chat/panel']")).hasCount(0);
		assertThat(second.kept()).isEqualTo("[]");
		second.openWidget();
		assertThat(second.text()).isVisible();
		assertThat(second.said()).hasCount(0);
		assertThat(first.said()).hasCount(2);
	}

	private void make(Page admin) {
		admin.navigate("/admin/chat/new");
		FrameLocator preview = admin.frameLocator("iframe[name=preview]");
		Locator launcher = preview.locator("button[aria-haspopup=dialog]");
		admin.locator("#name").fill("Own " + this.run);
		admin.locator("#key").fill(this.key);
		admin.locator("#origins").fill("http://127.0.0.1:" + this.port);
		admin.locator("#text-GREETING-en").fill("Ahoy " + this.run);
		assertThat(preview.frameLocator("iframe").locator("h1")).hasText("Ahoy " + this.run);
		admin.locator("[name=own-color]").check();
		admin.locator("#color").fill("#7a1f5c");
		assertThat(launcher).hasCSS("background-color", "rgb(122, 31, 92)");
		admin.locator("[name=side][value=LEFT]").check();
		assertThat(launcher).hasCSS("left", Pattern.compile("(?:[0-9]|[1-5][0-9])px"));
		admin.locator("#widget-form .form-foot .is-primary").click();
		assertThat(admin.locator(".callout.is-good").first()).isVisible();
	}

	/** The company's own page, on which the snippet stands. */
	private Visit host(Page page) {
		page.route("**" + this.home,
				(route) -> route.fulfill(new Route.FulfillOptions().setContentType("text/html")
					.setBody("<!doctype html><html lang=en><title>Own</title><h1>Canoes</h1>"
							+ "<script async src=\"http://127.0.0.1:%d/widget/%s.js\"></script>".formatted(this.port,
									this.key))));
		Visit visit = Visit.to(page, this.port, this.home);
		visit.launcher().waitFor();
		return visit;
	}

	private void identify(Page page, String secret) throws JOSEException {
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256),
				new JWTClaimsSet.Builder().subject("kata-" + this.run)
					.audience(this.key)
					.claim("name", "Kata Own " + this.run)
					.jwtID(UUID.randomUUID().toString())
					.expirationTime(Date.from(Instant.now().plusSeconds(300)))
					.build());
		token.sign(new MACSigner(secret));
		page.evaluate("(token) => Frontdesk('identify', { token })", token.serialize());
	}

}
