package dev.frontdesk.hooks;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class WebhookPagesTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Webhooks webhooks;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Queue queue;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private final FarEnd end = new FarEnd();

	private Agent admin;

	@BeforeEach
	void cast() {
		this.admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Ada", Role.ADMIN, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	@AfterEach
	void leave() {
		this.jdbc.sql("delete from webhook").update();
		this.end.close();
	}

	@Test
	void theSecretIsShownOnceAndKeptByNobodyOnItsWay() {
		MvcTestResult made = post("", "name", "Shop <b>", "address", this.end.address(), "all", "true");
		assertThat(made).hasStatusOk().headers().hasValue("Cache-Control", "no-store");
		assertThat(made).bodyText().contains("whsec_").contains("Shop &lt;b&gt;");
		long id = this.webhooks.all().getFirst().id();
		assertThat(get("/" + id)).hasStatusOk().bodyText().doesNotContain("whsec_");
		assertThat(get("")).hasStatusOk().bodyText().doesNotContain("whsec_").contains("Shop &lt;b&gt;");
		assertThat(post("/" + id + "/secret")).hasStatusOk().bodyText().contains("whsec_");
		assertThat(get("/" + id)).bodyText().contains("The previous secret remains valid");
	}

	@Test
	void whatIsWrongIsToldBesideItsFieldAndNothingTypedIsLost() {
		assertThat(post("", "name", " ", "address", "https://x.test/")).hasStatus(422)
			.bodyText()
			.contains("name-error", "https://x.test/")
			.doesNotContain("address-error\"><svg");
		assertThat(post("", "name", "Shop", "address", "nowhere", "all", "true", "notes", "true")).hasStatus(422)
			.bodyText()
			.contains("id=\"address-error\"", "value=\"nowhere\"", "value=\"Shop\"");
		assertThat(post("", "name", "Shop", "address", "https://x.test/", "all", "false")).hasStatus(422)
			.bodyText()
			.contains("id=\"kinds-error\"");
		assertThat(post("", "name", "Shop", "address", "https://x.test/", "all", "false", "kinds", "nonsense"))
			.hasStatus(422);
		assertThat(this.webhooks.all()).isEmpty();
	}

	@Test
	void whoSavesOverAnothersChangeIsToldFirst() {
		long id = hook();
		String[] form = { "name", "Mine", "address", this.end.address(), "all", "false", "kinds", "status", "version",
				"0" };
		assertThat(post("/" + id, form)).hasStatus3xxRedirection();
		assertThat(this.webhooks.webhook(id).kinds()).containsExactly(EventKind.STATUS);
		assertThat(post("/" + id, form)).hasStatus(422)
			.bodyText()
			.contains("Someone else changed it in the meantime", "name=\"version\" value=\"1\"");
	}

	@Test
	void aTestIsShownWithItsAnswerAndSentAgainByHand() {
		long id = hook();
		this.end.reply = (exchange, one) -> 500;
		assertThat(post("/" + id + "/tests")).hasStatus3xxRedirection();
		Deliveries.Row row = this.deliveries.before(id, Deliveries.Shown.ALL, Long.MAX_VALUE, 1).getFirst();
		await().until(() -> this.deliveries.row(id, row.id()).state().equals("FAILED"));
		String page = "/" + id + "/deliveries/" + row.id();
		assertThat(get(page)).hasStatusOk()
			.bodyText()
			.contains("HTTP 500", "status 500", row.publicId(), "Webhook-Signature: v1,",
					"&quot;field&quot;:&quot;test&quot;")
			.doesNotContain("hx-trigger");
		assertThat(get("/" + id + "/deliveries?state=FAILED")).hasStatusOk().bodyText().contains(page);
		assertThat(get("/" + id + "/deliveries?state=DELIVERED")).hasStatusOk().bodyText().doesNotContain(page);
		this.end.reply = (exchange, one) -> 204;
		assertThat(post(page + "/attempts")).hasStatus3xxRedirection();
		await().until(() -> this.deliveries.row(id, row.id()).state().equals("DELIVERED"));
		assertThat(get(page)).bodyText().contains("Attempt 2", "HTTP 204");
	}

	@Test
	void whatWasWithheldSaysWhyAndShowsNothingAsSent() {
		long id = hook();
		this.webhooks.pause(Actor.SYSTEM, id);
		long delivery = this.jdbc
			.sql("""
					insert into webhook_delivery (public_id, webhook_id, state, attempts, begun_at, next_attempt_at, created_at)
					values ('msg_withheld', ?, 'FAILED', 1, now(), now(), now()) returning id""")
			.param(id)
			.query(Long.class)
			.single();
		this.jdbc.sql("""
				insert into webhook_attempt (delivery_id, number, at, signature, took_ms, error)
				values (?, 1, now(), '', 0, 'withheld')""").param(delivery).update();
		assertThat(get("/" + id + "/deliveries")).bodyText().contains("Not sent: a note or");
		assertThat(get("/" + id + "/deliveries/" + delivery)).hasStatusOk()
			.bodyText()
			.contains("Not sent: a note or")
			.doesNotContain("Webhook-Signature", "0 ms");
	}

	@Test
	void longListsComeInPages() {
		long id = hook();
		this.webhooks.pause(Actor.SYSTEM, id);
		this.jdbc.sql("""
				insert into webhook_delivery (public_id, webhook_id, begun_at, next_attempt_at, created_at)
				select 'msg_page_' || n, ?, now(), now(), now() from generate_series(1, 51) n""").param(id).update();
		assertThat(get("/" + id + "/deliveries")).bodyText().contains("before=");
		assertThat(get("")).bodyText().contains("51 wait");
	}

	@Test
	void pausingResumingAndRemovingDoWhatTheySay() {
		long id = hook();
		assertThat(post("/" + id + "/state", "on", "false")).hasStatus3xxRedirection();
		assertThat(this.webhooks.webhook(id).state()).isEqualTo(Webhook.State.PAUSED);
		assertThat(get("")).bodyText().contains("nothing is kept for it");
		assertThat(get("/" + id)).bodyText().contains("nothing is kept for it");
		assertThat(post("/" + id + "/state", "on", "true")).hasStatus3xxRedirection();
		assertThat(this.webhooks.webhook(id).on()).isTrue();
		assertThat(get("/" + id + "/removal")).hasStatusOk().bodyText().contains(this.end.address());
		assertThat(post("/" + id + "/removal")).hasStatus3xxRedirection();
		assertThat(get("/" + id)).hasStatus(404);
		assertThat(post("/" + id + "/tests")).hasStatus(404);
		assertThat(get("/" + id + "/deliveries")).hasStatus(404);
	}

	@Test
	void theyAreForAdmins() {
		Agent leo = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Leo", Role.LEAD, Locale.ENGLISH,
				ZoneId.of("UTC"));
		RequestPostProcessor lead = as(new SignedInAgent(leo.id(), Role.LEAD), "ROLE_LEAD", "ROLE_AGENT");
		assertThat(this.http.get().uri("/admin/webhooks").with(lead).exchange().getResponse().getStatus()).isIn(403,
				404);
	}

	private long hook() {
		return this.webhooks.add(Actor.SYSTEM, new WebhookDraft("Shop", this.end.address(), Set.of(), false, false))
			.id();
	}

	private MvcTestResult get(String path) {
		return this.http.get().uri("/admin/webhooks" + path).with(admin()).exchange();
	}

	private MvcTestResult post(String path, String... parameters) {
		MockMvcTester.MockMvcRequestBuilder request = this.http.post()
			.uri("/admin/webhooks" + path)
			.with(admin())
			.with(csrf());
		for (int i = 0; i < parameters.length; i += 2) {
			request = request.param(parameters[i], parameters[i + 1]);
		}
		return request.exchange();
	}

	private RequestPostProcessor admin() {
		return as(new SignedInAgent(this.admin.id(), Role.ADMIN), "ROLE_ADMIN", "ROLE_AGENT");
	}

	private static RequestPostProcessor as(SignedInAgent agent, String... roles) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(agent, null,
				AuthorityUtils.createAuthorityList(roles)));
	}

}
