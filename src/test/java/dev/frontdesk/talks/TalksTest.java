package dev.frontdesk.talks;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.testing.VisitorCalls;
import dev.frontdesk.testing.VisitorCalls.Answer;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import jakarta.servlet.ServletOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TalksTest {

	private static final Pattern LINK = Pattern.compile("/chat/transcripts/[A-Za-z0-9_-]{43}");

	@LocalServerPort
	int port;

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	TalkRules rules;

	@Autowired
	TalkApi api;

	@Autowired
	JdbcClient jdbc;

	private VisitorCalls visitor;

	private String thread;

	private Reader.OfDesk anna;

	private long number;

	@BeforeEach
	void cast() throws Exception {
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(false, true, false));
		this.visitor = new VisitorCalls(this.port);
		this.thread = this.visitor.begin("Buy cheap watches at evil.example");
		Agent agent = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@desk.example", "Anna", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.anna = new Reader.OfDesk(agent.id(), Role.ADMIN);
		this.number = this.jdbc.sql("select number from ticket where public_id = ?")
			.param(this.thread)
			.query(Long.class)
			.single();
	}

	@Test
	void whatIsTakenAlongIsPublicAndInTheVisitorsLanguageAndZone() throws Exception {
		answer();
		this.tickets.answer(this.anna, this.number,
				NewMessage.note(UUID.randomUUID().toString(), "He looks like a spammer", "en"), Long.MAX_VALUE, null);
		HttpResponse<String> html = this.visitor.raw("GET",
				"/chat/threads/" + this.thread + "/transcript.html?locale=hu", null);
		assertThat(html.statusCode()).isEqualTo(200);
		assertThat(html.body()).contains("lang=\"hu\"", "Asia/Bangkok", "evil.example", "Happy to help")
			.doesNotContain("spammer");
		assertThat(html.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
		VisitorCalls stranger = new VisitorCalls(this.port);
		stranger.begin("Hi");
		assertThat(stranger.raw("GET", "/chat/threads/" + this.thread + "/transcript.html", null).statusCode())
			.isEqualTo(404);
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(false, false, false));
		assertThat(this.visitor.raw("GET", "/chat/threads/" + this.thread + "/transcript.html", null).statusCode())
			.isEqualTo(403);
	}

	@Test
	void aLetterQuotesNothingLeadsThereForAWeekAndNeedsAnAnswerFirst() throws Exception {
		String address = UUID.randomUUID() + "@victim.example";
		assertThat(mail(this.visitor, this.thread, address).status()).isEqualTo(409);
		assertThat(letters(address)).isZero();
		answer();
		assertThat(mail(this.visitor, this.thread, "no address").status()).isEqualTo(422);
		assertThat(mail(this.visitor, this.thread, address).status()).isEqualTo(204);
		String text = this.jdbc
			.sql("select subject || text_body || coalesce(html_body, '') from letter where to_address = ?")
			.param(address)
			.query(String.class)
			.single();
		assertThat(text).doesNotContain("evil.example").doesNotContain("watches").contains("#" + this.number);
		Matcher link = LINK.matcher(text);
		assertThat(link.find()).isTrue();
		VisitorCalls reader = new VisitorCalls(this.port);
		HttpResponse<String> kept = reader.raw("GET", link.group(), null);
		assertThat(kept.statusCode()).isEqualTo(200);
		assertThat(kept.body()).contains("Happy to help");
		assertThat(kept.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("sandbox");
		assertThat(reader.raw("GET", "/chat/transcripts/" + "a".repeat(43), null).statusCode()).isEqualTo(404);
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(false, false, false));
		assertThat(reader.raw("GET", link.group(), null).statusCode()).as("switched off").isEqualTo(403);
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(false, true, false));
		requireNoTransaction(link.group());
		this.jdbc.sql("update transcript_letter set sent_at = sent_at - interval '8 days'").update();
		assertThat(reader.raw("GET", link.group(), null).statusCode()).isEqualTo(404);
	}

	// Who reads slowly must not hold a connection
	private void requireNoTransaction(String link) throws Exception {
		List<Boolean> held = new ArrayList<>();
		MockHttpServletResponse response = new MockHttpServletResponse() {
			@Override
			public ServletOutputStream getOutputStream() {
				return new DelegatingServletOutputStream(new ByteArrayOutputStream() {
					@Override
					public synchronized void write(int one) {
						held.add(TransactionSynchronizationManager.isActualTransactionActive());
						super.write(one);
					}
				});
			}
		};
		this.api.linked(link.substring(link.lastIndexOf('/') + 1), new MockHttpServletRequest(), response);
		assertThat(held).isNotEmpty().containsOnly(false);
	}

	@Test
	void anAddressGetsThreeLettersADayWhoeverAsks() throws Exception {
		String address = UUID.randomUUID() + "@victim.example";
		for (int i = 0; i < 5; i++) {
			cast();
			answer();
			assertThat(
					mail(this.visitor, this.thread, (i % 2 == 0) ? address : address.toUpperCase(Locale.ROOT)).status())
				.isEqualTo((i < 3) ? 204 : 409);
		}
		assertThat(letters(address)).isEqualTo(3);
	}

	@Test
	void whoGoesOnByMailSaysWhereOrKeepsTheAddressAndTheDeskIsTold() throws Exception {
		assertThat(byMail(Map.of()).status()).isEqualTo(422);
		assertThat(byMail(Map.of("email", "first@home.example")).body().get("email").asString())
			.isEqualTo("first@home.example");
		assertThat(byMail(Map.of()).body().get("email").asString()).isEqualTo("first@home.example");
		assertThat(byMail(Map.of("email", "second@home.example")).body().get("email").asString())
			.isEqualTo("second@home.example");
		assertThat(this.tickets.recipients(this.anna, this.number).people().getFirst().address())
			.isEqualTo("second@home.example");
		assertThat(this.jdbc.sql(
				"select count(*) from ticket_event e join ticket t on t.id = e.ticket_id where t.number = ? and e.field = ?")
			.params(this.number, ByMail.FACT)
			.query(Long.class)
			.single()).isEqualTo(1);
	}

	@Test
	void whoClicksTwiceAtOnceIsToldOnce() throws Exception {
		Callable<Integer> click = () -> byMail(Map.of("email", "twice@home.example")).status();
		try (ExecutorService clicks = Executors.newVirtualThreadPerTaskExecutor()) {
			assertThat(clicks.invokeAll(List.of(click, click, click, click)).stream().map(Future::resultNow))
				.containsOnly(200);
		}
		assertThat(this.jdbc.sql(
				"select count(*) from ticket_event e join ticket t on t.id = e.ticket_id where t.number = ? and e.field = ?")
			.params(this.number, ByMail.FACT)
			.query(Long.class)
			.single()).isEqualTo(1);
	}

	@Test
	void aChatEndedTwiceIsSolvedAndGoesOnWithTheNextMessage() throws Exception {
		assertThat(this.visitor.call("PUT", "/" + this.thread + "/end", null).status()).isEqualTo(204);
		assertThat(this.visitor.call("PUT", "/" + this.thread + "/end", null).status()).isEqualTo(204);
		assertThat(this.tickets.byNumber(this.anna, this.number).status()).isEqualTo(Status.SOLVED);
		this.visitor.say(this.thread, "One more thing");
		assertThat(this.tickets.byNumber(this.anna, this.number).status()).isNotEqualTo(Status.SOLVED);
	}

	@Test
	void thePanelSaysThatTheDeskReadsAlongWhereItDoes() throws Exception {
		String panel = this.visitor.raw("GET", "/chat/panel?widget=default&locale=en", null).body();
		assertThat(panel).doesNotContain("Our team can see what you are typing.");
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(false, true, true));
		panel = this.visitor.raw("GET", "/chat/panel?widget=default&locale=en", null).body();
		assertThat(panel).contains("Our team can see what you are typing.");
	}

	@Test
	void theWordsOfWhatComesLaterAreInTheReadersLanguage() throws Exception {
		assertThat(this.visitor.raw("GET", "/chat/panel/words?locale=hu", null).body()).contains("Chat befejezése",
				"asks.panel.send", "ratings.panel.question");
	}

	private void answer() {
		this.tickets.answer(this.anna, this.number,
				NewMessage.text(UUID.randomUUID().toString(), "Happy to help", Channel.CHAT, "en"), Long.MAX_VALUE,
				null);
	}

	private static Answer mail(VisitorCalls visitor, String thread, String address) throws Exception {
		return visitor.call("POST", "/" + thread + "/transcript", Map.of("email", address));
	}

	private Answer byMail(Map<String, String> body) throws Exception {
		return this.visitor.call("PUT", "/" + this.thread + "/by-mail", body);
	}

	private long letters(String address) {
		return this.jdbc.sql("select count(*) from letter where lower(to_address) = lower(?)")
			.param(address)
			.query(Long.class)
			.single();
	}

}
