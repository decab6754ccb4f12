package dev.frontdesk.supervision;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.testing.VisitorCalls;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.support.AbstractSubscribableChannel;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SupervisionTest {

	@LocalServerPort
	int port;

	@Autowired
	WebApplicationContext context;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	AbstractSubscribableChannel brokerChannel;

	@Autowired
	JdbcClient jdbc;

	private final List<String> toVisitors = new CopyOnWriteArrayList<>();

	private final ChannelInterceptor listening = new ChannelInterceptor() {
		@Override
		public Message<?> preSend(Message<?> message, MessageChannel channel) {
			String to = SimpMessageHeaderAccessor.getDestination(message.getHeaders());
			if (to != null && to.startsWith("/topic/thread.") && message.getPayload() instanceof byte[] body) {
				SupervisionTest.this.toVisitors.add(new String(body, StandardCharsets.UTF_8));
			}
			return message;
		}
	};

	private MockMvcTester http;

	private VisitorCalls visitor;

	private String thread;

	private long number;

	private Agent anna;

	private Agent bela;

	private Agent lea;

	@BeforeEach
	void cast() throws Exception {
		this.http = MockMvcTester.from(this.context, (builder) -> builder.apply(springSecurity()).build());
		this.visitor = new VisitorCalls(this.port);
		this.thread = this.visitor.begin("My basket is empty");
		this.number = number(this.thread);
		this.anna = hire("Anna Kiss", Role.AGENT);
		this.bela = hire("Béla Nagy", Role.AGENT);
		this.lea = hire("Lea Lead", Role.LEAD);
		this.tickets.assign(reader(this.lea), this.number, this.anna.id());
		this.brokerChannel.addInterceptor(this.listening);
	}

	@AfterEach
	void leave() {
		this.brokerChannel.removeInterceptor(this.listening);
	}

	@Test
	void whoLeadsSeesEveryChatThatGoesOnAndTheirFilters() throws Exception {
		long queued = number(new VisitorCalls(this.port).begin("Nobody has me"));
		this.tickets.assign(reader(this.lea), queued, null);
		String all = page(this.lea, "/desk/live?language=en");
		assertThat(all).contains("My basket is empty", "Anna Kiss", "Nobody has me")
			.contains(id(this.number), id(queued));
		assertThat(page(this.lea, "/desk/live?agent=" + this.anna.id())).contains(id(this.number))
			.doesNotContain(id(queued));
		assertThat(page(this.lea, "/desk/live?agent=nobody&language=en")).contains(id(queued))
			.doesNotContain(id(this.number));
		assertThat(page(this.lea, "/desk/live?language=hu&agent=" + this.anna.id())).doesNotContain(id(this.number));
		assertThat(page(this.lea, "/desk/live?agent=" + this.anna.id() + "&waiting=yes")).contains(id(this.number));
		this.tickets.answer(reader(this.anna), this.number,
				NewMessage.text(UUID.randomUUID().toString(), "I look into it", Channel.DESK, "en"), 9_999, null);
		assertThat(page(this.lea, "/desk/live?agent=" + this.anna.id() + "&waiting=yes"))
			.doesNotContain(id(this.number));
		assertThat(page(this.lea, "/desk/live?agent=" + this.anna.id())).contains("I look into it");
		this.jdbc.sql("update ticket set last_message_at = now() - interval '31 minutes' where number = ?")
			.param(this.number)
			.update();
		assertThat(page(this.lea, "/desk/live?agent=" + this.anna.id())).as("no longer a chat that goes on")
			.doesNotContain(id(this.number));
	}

	@Test
	void whatNobodyCouldChooseIsNoFilterAndAForgedPlaceIsRefused() {
		assertThat(page(this.lea, "/desk/live?team=x&agent=%27&waiting=&language=<script>")).contains("live-sum")
			.doesNotContain("<script>");
		assertThat(get(this.lea, "/desk/live?cursor=forged")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void moreThanAPageIsTurnedOver() {
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		for (int chat = 0; chat < 51; chat++) {
			this.tickets.open(NewTicket.by(customer, "", Channel.CHAT, "eo",
					NewMessage.text(UUID.randomUUID().toString(), "Saluton", Channel.CHAT, "eo")));
		}
		String first = page(this.lea, "/desk/live?language=eo");
		assertThat(first.split("id=\"chat-", -1)).hasSize(51);
		Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
		assertThat(next.find()).isTrue();
		String second = page(this.lea, next.group(1).replace("&amp;", "&"));
		assertThat(second.split("id=\"chat-", -1)).hasSize(2);
	}

	@Test
	void aWhisperComesToTheAgentAtOnceAndNeverToTheVisitor() throws Exception {
		assertThat(whisper(this.lea, "Offer her a voucher")).hasStatus(HttpStatus.FOUND);
		assertThat(notices(this.anna, "WHISPERED")).isEqualTo(1);
		assertThat(page(this.anna, "/desk/tickets/" + this.number)).contains("Offer her a voucher", "fd-whisper",
				"Whisper to Anna Kiss");
		assertThat(page(this.anna, "/desk/tickets/" + this.number + "/history")).contains("whispered");
		assertThat(this.visitor.messages(this.thread).toString()).contains("My basket")
			.doesNotContain("voucher")
			.doesNotContain("whisper");
		assertThat(this.visitor.raw("GET", "/chat/threads/" + this.thread + "/transcript.html", null).body())
			.doesNotContain("voucher");
		this.tickets.answer(reader(this.anna), this.number,
				NewMessage.text(UUID.randomUUID().toString(), "One moment", Channel.DESK, "en"), 9_999, null);
		await().atMost(Duration.ofSeconds(10)).until(() -> !this.toVisitors.isEmpty());
		assertThat(this.toVisitors).noneMatch((frame) -> frame.contains("voucher") || frame.contains("NOTE"));
		this.tickets.answer(reader(this.lea), this.number,
				NewMessage.note(UUID.randomUUID().toString(), "A mere note", "en"), 9_999, null);
		await().atMost(Duration.ofSeconds(10)).until(() -> notices(this.anna, "COLLEAGUE_NOTED") > 0);
		assertThat(notices(this.anna, "COLLEAGUE_NOTED")).as("of the note alone").isEqualTo(1);
	}

	@Test
	void aWhisperIsForWhoHasTheChatAndNotForWhoLooksOn() {
		Agent mia = hire("Mia Second", Role.LEAD);
		whisper(this.lea, "For Anna alone");
		String held = page(this.anna, "/desk/tickets/" + this.number);
		String watched = page(mia, "/desk/tickets/" + this.number);
		assertThat(held).contains("data-for=\"" + this.anna.id() + '"', "data-me=\"" + this.anna.id() + '"');
		assertThat(watched).contains("data-for=\"" + this.anna.id() + '"', "data-me=\"" + mia.id() + '"');
	}

	@Test
	void whatWasWhisperedIsBlackenedLikeAnyNote() {
		whisper(this.lea, "Card 4242 4242");
		long seq = this.jdbc.sql("""
				select m.seq from message m join ticket t on t.id = m.ticket_id
				where t.number = ? and m.visibility = 'NOTE'""").param(this.number).query(Long.class).single();
		this.tickets.redact(reader(this.lea), this.number, seq, List.of("4242 4242"));
		assertThat(page(this.anna, "/desk/tickets/" + this.number)).contains("fd-whisper").doesNotContain("4242");
	}

	@Test
	void sentTwiceItIsSaidOnce() {
		String clientId = UUID.randomUUID().toString();
		send(this.lea, "whisper", Map.of("words", "Once", "clientId", clientId));
		send(this.lea, "whisper", Map.of("words", "Once", "clientId", clientId));
		assertThat(notices(this.anna, "WHISPERED")).isEqualTo(1);
	}

	@Test
	void whisperingWantsWordsAndSomebodyWhoHasTheChat() {
		assertThat(whisper(this.lea, "  ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Please write what you want to say");
		assertThat(whisper(this.lea, "x".repeat(5_001))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		this.tickets.assign(reader(this.lea), this.number, this.lea.id());
		assertThat(whisper(this.lea, "To whom?")).hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains("data-ask", "To whom?</textarea>", "there is nobody to whisper to");
		assertThat(get(this.lea, "/desk/tickets/" + this.number + "/whisper")).hasStatus(HttpStatus.CONFLICT);
	}

	@Test
	void whisperingIsOfferedWhereSomebodyElseHasTheChat() {
		String shown = "id=\"whisper-" + this.number + '"';
		String path = "/desk/live?language=en";
		assertThat(page(this.lea, path)).contains(shown);
		this.tickets.assign(reader(this.lea), this.number, null);
		ask(this.lea);
		assertThat(page(this.lea, path)).as("the reader themselves").contains(id(this.number)).doesNotContain(shown);
		this.tickets.assign(reader(this.lea), this.number, this.lea.id());
		ask(this.bela);
		assertThat(page(this.lea, path)).contains(shown, "Béla Nagy</bdi></span>");
		assertThat(whisper(this.lea, "To Béla")).hasStatus(HttpStatus.FOUND);
		this.tickets.leave(reader(this.lea), this.number, this.bela.id());
		assertThat(page(this.lea, path)).as("there no longer").contains(id(this.number)).doesNotContain(shown);
	}

	@Test
	void whoTakesOverHasItAndWhoHadItIsTold() {
		assertThat(send(this.lea, "take-over", Map.of())).hasStatus(HttpStatus.FOUND);
		assertThat(this.tickets.byNumber(reader(this.lea), this.number).assigneeId()).isEqualTo(this.lea.id());
		assertThat(notices(this.anna, "TAKEN_OVER")).isEqualTo(1);
		assertThat(send(this.lea, "take-over", Map.of())).as("again").hasStatus(HttpStatus.FOUND);
		assertThat(notices(this.anna, "TAKEN_OVER")).isEqualTo(1);
	}

	@Test
	void anAgentWhoDoesNotLeadDoesNoneOfIt() {
		assertThat(get(this.bela, "/desk/live")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get(this.bela, "/desk/tickets/" + this.number + "/whisper")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(whisper(this.bela, "Hello")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(send(this.bela, "take-over", Map.of())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(page(this.bela, "/desk/tickets/" + this.number)).doesNotContain("/whisper");
		assertThat(page(this.bela, "/desk/views/mine")).doesNotContain("\"/desk/live\"");
		assertThat(page(this.lea, "/desk/tickets/" + this.number)).contains("/whisper");
		assertThat(this.tickets.byNumber(reader(this.lea), this.number).assigneeId()).isEqualTo(this.anna.id());
	}

	@Test
	void whoOnlyWatchesHasNotReadItForTheAgent() {
		long seq = this.tickets.byNumber(reader(this.lea), this.number).seq();
		this.tickets.seenByDesk(reader(this.lea), this.number, seq);
		assertThat(this.tickets.byNumber(reader(this.lea), this.number).deskSeenSeq()).isZero();
		this.tickets.seenByDesk(reader(this.anna), this.number, seq);
		assertThat(this.tickets.byNumber(reader(this.lea), this.number).deskSeenSeq()).isEqualTo(seq);
	}

	private MvcTestResult whisper(Agent by, String words) {
		return send(by, "whisper", Map.of("words", words, "clientId", UUID.randomUUID().toString()));
	}

	private MvcTestResult send(Agent by, String deed, Map<String, String> fields) {
		var request = this.http.post().uri("/desk/tickets/" + this.number + "/" + deed).with(as(by)).with(csrf());
		fields.forEach(request::param);
		return request.exchange();
	}

	private MvcTestResult get(Agent by, String path) {
		return this.http.get().uri(URI.create(path.replace("<", "%3C").replace(">", "%3E"))).with(as(by)).exchange();
	}

	private String page(Agent by, String path) {
		MvcTestResult answer = get(by, path);
		assertThat(answer).hasStatusOk();
		return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	/** In they come. */
	private void ask(Agent guest) {
		this.tickets.collaborate(reader(this.lea), this.number, guest.id());
		this.jdbc.sql("""
				insert into chat_guest (ticket_id, agent_id, invited_by, invited_at, outcome, decided_at)
				select t.id, ?, ?, now(), 'HERE', now() from ticket t where t.number = ?""")
			.params(guest.id(), this.lea.id(), this.number)
			.update();
	}

	private static String id(long number) {
		return "id=\"chat-" + number + '"';
	}

	private int notices(Agent agent, String kind) {
		return this.jdbc.sql("select count(*) from notice where agent_id = ? and kind = ?")
			.params(agent.id(), kind)
			.query(Integer.class)
			.single();
	}

	private long number(String thread) {
		return this.jdbc.sql("select number from ticket where public_id = ?").param(thread).query(Long.class).single();
	}

	private Agent hire(String name, Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@desk.example", name, role, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private static Reader.OfDesk reader(Agent agent) {
		return new Reader.OfDesk(agent.id(), agent.role());
	}

	private static RequestPostProcessor as(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.commaSeparatedStringToAuthorityList(
						agent.role().includes(Role.LEAD) ? "ROLE_LEAD,ROLE_AGENT" : "ROLE_AGENT")));
	}

}
