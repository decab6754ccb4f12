package dev.frontdesk.notifications;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest(properties = "frontdesk.push.services=localhost,push.example")
@AutoConfigureMockMvc
class NotificationsTest {

	private static final FarPushService FAR = new FarPushService();

	private static final String SUBJECT = "The lamp hums at night";

	@Autowired
	MockMvcTester http;

	@Autowired
	Notifications notifications;

	@Autowired
	Courier courier;

	@Autowired
	NoticeLetters letters;

	@Autowired
	PushKeys keys;

	@Autowired
	PushDevices devices;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private Agent anna;

	private Agent ben;

	private Posted ticket;

	@AfterAll
	static void close() {
		FAR.close();
	}

	@BeforeEach
	void cast() {
		this.jdbc.sql("delete from notice").update();
		this.jdbc.sql("delete from letter").update();
		this.jdbc.sql("delete from push_device").update();
		FAR.received().clear();
		FAR.answers(201);
		FAR.answersOnceAskedBy(0);
		this.anna = hire("Anna Fekete");
		this.ben = hire("Ben Okafor");
		this.ticket = this.tickets
			.open(NewTicket.by(this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id(), SUBJECT, Channel.PORTAL,
					"en", NewMessage.text(UUID.randomUUID().toString(), "It hums.", Channel.PORTAL, "en")));
	}

	@Test
	void whatIsToldTwiceRingsOnce() {
		tell(this.anna, NoticeKind.MENTIONED, "one");
		tell(this.anna, NoticeKind.MENTIONED, "one");
		assertThat(get(this.anna, "/desk/notifications")).hasStatusOk()
			.bodyText()
			.contains("Ben Okafor mentioned you in #" + this.ticket.number(), SUBJECT);
		assertThat(notices()).isEqualTo(1);
		assertThat(get(this.ben, "/desk/notifications")).bodyText().doesNotContain(SUBJECT);
	}

	@Test
	void nobodyIsToldOfTheirOwnDeeds() {
		this.notifications.tell(
				Notice.aboutTicket(this.ben.id(), NoticeKind.ASSIGNED, "own", this.ticket.ticketId(), 0, by(this.ben)));
		assertThat(notices()).isZero();
	}

	@Test
	void theEndOfABulkEditSaysWhetherItWasDoneOrUndone() {
		Notice ended = Notice.leadingTo(this.anna.id(), NoticeKind.BULK_FINISHED, "bulk:1", by(this.anna),
				"/desk/bulks/1");
		this.notifications.tell(ended.with("2 done Priority: High"));
		this.notifications.tell(new Notice(this.anna.id(), NoticeKind.BULK_FINISHED, "bulk:2", null, 0, by(this.anna),
				"1 undone Priority: High", "/desk/bulks/2"));
		assertThat(get(this.anna, "/desk/notifications")).bodyText()
			.contains("Your bulk edit is done (2 tickets): Priority: High",
					"Your bulk edit is undone (1 ticket): Priority: High");
	}

	@Test
	void aNoticeLeadsToItsTicketAndIsReadThen() {
		tell(this.anna, NoticeKind.MENTIONED, "one");
		long id = this.jdbc.sql("select id from notice").query(Long.class).single();
		assertThat(get(this.ben, "/desk/notifications/" + id)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(this.anna, "/desk/notifications/bell?since=0")).bodyText().contains("Notifications, 1 unread");
		assertThat(get(this.anna, "/desk/notifications/" + id))
			.hasRedirectedUrl("/desk/tickets/" + this.ticket.number() + "#m-" + this.ticket.seq());
		assertThat(get(this.anna, "/desk/notifications/bell?since=0")).bodyText().doesNotContain("unread");
		assertThat(post(this.anna, "/desk/notifications/" + id + "/reading", Map.of("read", "false")))
			.hasStatus3xxRedirection();
		assertThat(get(this.anna, "/desk/notifications?unread=true")).bodyText().contains(SUBJECT);
		assertThat(post(this.anna, "/desk/notifications/readings", Map.of("upTo", Long.toString(id))))
			.hasStatus3xxRedirection();
		assertThat(get(this.anna, "/desk/notifications?unread=true")).bodyText().doesNotContain(SUBJECT);
	}

	@Test
	void theListGoesOnWhereThePageEnds() {
		for (int i = 0; i <= Bell.PAGE; i++) {
			tell(this.anna, NoticeKind.COLLEAGUE_NOTED, "note " + i);
		}
		assertThat(get(this.anna, "/desk/notifications")).bodyText().contains("rel=\"next\"");
	}

	@Test
	void aPushIsEncryptedForTheBrowserAndSignedByThisHouse() throws Exception {
		allow(this.anna, "one");
		tell(this.anna, NoticeKind.MENTIONED, "one");
		bring();
		assertThat(FAR.received()).hasSize(1);
		FarPushService.Received one = FAR.received().getFirst();
		assertThat(FAR.text(one))
			.contains("Ben Okafor mentioned you in #" + this.ticket.number(), SUBJECT, "/desk/notifications/")
			.doesNotContain("It hums.");
		JwtClaims claims = FAR.vapid(one, this.keys.pair().open());
		assertThat(claims.getSubject()).isNotEmpty();
		assertThat(one.headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
		assertThat(one.headers().getFirst("TTL")).isNotEmpty();
		assertThat(one.headers().getFirst("Urgency")).isEqualTo("high");
		bring();
		assertThat(FAR.received()).hasSize(1);
	}

	@Test
	void aPushSaysNoMoreThanItsAgentWishes() {
		allow(this.anna, "one");
		wish(this.anna, Map.of("pushSays", "NUMBER"));
		tell(this.anna, NoticeKind.MENTIONED, "number");
		bring();
		assertThat(FAR.text(FAR.received().getFirst())).contains("#" + this.ticket.number())
			.doesNotContain(SUBJECT, "Ben");
		wish(this.anna, Map.of("pushSays", "TEXT"));
		tell(this.anna, NoticeKind.MENTIONED, "text");
		bring();
		assertThat(FAR.text(FAR.received().getLast())).contains("It hums.");
	}

	@Test
	void aBrowserThatIsGoneIsForgotten() {
		allow(this.anna, "one");
		FAR.answers(410);
		tell(this.anna, NoticeKind.MENTIONED, "one");
		bring();
		assertThat(this.devices.of(this.anna.id())).isEmpty();
	}

	@Test
	void aPushServiceThatFailsIsAskedAgainLater() {
		allow(this.anna, "one");
		FAR.answers(503);
		tell(this.anna, NoticeKind.MENTIONED, "one");
		bring();
		FAR.answers(201);
		bring();
		bring();
		assertThat(FAR.received()).hasSize(2);
		assertThat(outcomes("PUSH")).containsExactly("SENT");
	}

	@Test
	void aPushServiceThatHangsHoldsUpNoOther() {
		allow(this.anna, "one");
		allow(this.ben, "two");
		tell(this.anna, NoticeKind.MENTIONED, "one");
		this.notifications.tell(Notice.aboutTicket(this.ben.id(), NoticeKind.MENTIONED, "one", this.ticket.ticketId(),
				this.ticket.seq(), by(this.anna)));
		FAR.answersOnceAskedBy(2);
		bring();
		assertThat(outcomes("PUSH")).containsExactly("SENT", "SENT");
	}

	@Test
	void anAgentWhoCannotBeToldHoldsUpNoOther() {
		allow(this.anna, "one");
		allow(this.ben, "two");
		tell(this.anna, NoticeKind.MENTIONED, "one");
		this.notifications.tell(Notice.aboutTicket(this.ben.id(), NoticeKind.MENTIONED, "one", this.ticket.ticketId(),
				this.ticket.seq(), by(this.anna)));
		long broken = this.jdbc.sql("select id from notice where agent_id = ?")
			.param(this.anna.id())
			.query(Long.class)
			.single();
		this.jdbc
			.sql("alter table notice_delivery add constraint broken check (notice_id <> %d or outcome is null)"
				.formatted(broken))
			.update();
		try {
			bring();
			assertThat(outcomes("PUSH")).containsExactly(null, "SENT");
		}
		finally {
			this.jdbc.sql("alter table notice_delivery drop constraint broken").update();
		}
	}

	@Test
	void manyAtOnceAreOnePush() {
		allow(this.anna, "one");
		for (int i = 0; i < 4; i++) {
			tell(this.anna, NoticeKind.MENTIONED, "one " + i);
		}
		bring();
		assertThat(FAR.received()).hasSize(1);
		assertThat(FAR.text(FAR.received().getFirst())).contains("4 new notifications");
	}

	@Test
	void whatWasReadIsNeitherPushedNorWritten() {
		allow(this.anna, "one");
		tell(this.anna, NoticeKind.MENTIONED, "one");
		this.notifications.opened(this.anna.id(), this.ticket.ticketId());
		bring();
		write();
		assertThat(FAR.received()).isEmpty();
		assertThat(letters()).isEmpty();
	}

	@Test
	void nothingIsToldOfATicketThatWentOutOfSight() {
		allow(this.anna, "one");
		tell(this.anna, NoticeKind.MENTIONED, "one");
		long secret = this.staff.foundTeam(Actor.SYSTEM, new LocalizedText(Map.of("en", "Secret")), true).id();
		this.tickets.sendToTeam(new Reader.OfDesk(this.ben.id(), Role.LEAD), this.ticket.number(), secret);
		tell(this.anna, NoticeKind.CUSTOMER_REPLIED, "after");
		bring();
		write();
		assertThat(FAR.received()).isEmpty();
		assertThat(letters()).isEmpty();
		assertThat(outcomes("PUSH")).containsExactly("HIDDEN");
		assertThat(get(this.anna, "/desk/notifications")).hasStatusOk()
			.bodyText()
			.contains("a ticket you can no longer see")
			.doesNotContain(SUBJECT, "#" + this.ticket.number());
	}

	@Test
	void severalAreOneLetterInTheAgentsLanguage() {
		this.staff.introduce(this.anna.id(), "Fekete Anna", Locale.of("hu"), ZoneId.of("UTC"), List.of("hu"));
		tell(this.anna, NoticeKind.MENTIONED, "one");
		tell(this.anna, NoticeKind.ASSIGNED, "two");
		this.letters.writeDue();
		assertThat(letters()).as("letters wait for more").isEmpty();
		write();
		assertThat(letters()).singleElement()
			.asString()
			.contains("2 értesítés", "megemlítette Önt itt: #" + this.ticket.number(), SUBJECT);
		write();
		assertThat(letters()).hasSize(1);
	}

	@Test
	void quietHoursPutOffWhatIsNotUrgent() {
		Map<String, String> always = new HashMap<>(Map.of("urgentPasses", "true"));
		for (int day = 1; day <= 7; day++) {
			always.putAll(Map.of("quiet-" + day, "true", "from-" + day, "00:00", "until-" + day, "00:00"));
		}
		wish(this.anna, always);
		tell(this.anna, NoticeKind.COLLABORATOR, "calm");
		tell(this.anna, NoticeKind.ASSIGNED, "urgent");
		assertThat(this.jdbc.sql("""
				select n.key from notice_delivery d join notice n on n.id = d.notice_id
				where d.way = 'MAIL' and d.due_at < now() + interval '10 minutes'""").query(String.class).list())
			.containsExactly("urgent");
	}

	@Test
	void wishesAreKeptAndBadOnesComeBack() {
		assertThat(get(this.anna, "/desk/profile/notifications")).hasStatusOk()
			.bodyText()
			.contains("A ticket is assigned to me");
		wish(this.anna, Map.of("way", "TEAM_WORK.MAIL", "quiet-3", "true", "from-3", "21:30", "until-3", "06:15",
				"digest", "30"));
		assertThat(get(this.anna, "/desk/profile/notifications")).bodyText().contains("21:30", "06:15");
		tell(this.anna, NoticeKind.MENTIONED, "no longer wished");
		assertThat(notices()).isZero();
		assertThat(post(this.anna, "/desk/profile/notifications",
				Map.of("quiet-3", "true", "from-3", "noon", "until-3", "06:15", "digest", "30", "pushSays", "SUBJECT")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("noon", "such as 22:00");
		assertThat(post(this.anna, "/desk/profile/notifications", Map.of("digest", "7", "pushSays", "SUBJECT")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void onlyAPushServiceCanBeNamedAsADevice() {
		for (String endpoint : List.of("https://169.254.169.254/latest", "http://push.example/x",
				"https://push.example.evil.test/x", "https://evil@push.example/x", "file:///etc/passwd", "nonsense")) {
			assertThat(post(this.anna, "/desk/profile/notifications/devices",
					Map.of("endpoint", endpoint, "p256dh", FAR.p256dh(), "auth", FAR.auth())))
				.as(endpoint)
				.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		}
		assertThat(post(this.anna, "/desk/profile/notifications/devices",
				Map.of("endpoint", FAR.endpoint("bad"), "p256dh", "AAAA", "auth", FAR.auth())))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void aBrowserBelongsToWhoeverSignedInThereLastAndCanBeTriedAndRemoved() {
		allow(this.anna, "one");
		allow(this.ben, "one");
		assertThat(this.devices.of(this.anna.id())).isEmpty();
		assertThat(post(this.ben, "/desk/profile/notifications/devices/trial", Map.of())).hasStatus3xxRedirection();
		assertThat(FAR.text(FAR.received().getFirst())).contains("Push notifications work");
		long id = this.devices.of(this.ben.id()).getFirst().id();
		post(this.anna, "/desk/profile/notifications/devices/" + id + "/removal", Map.of());
		assertThat(this.devices.of(this.ben.id())).hasSize(1);
		post(this.ben, "/desk/profile/notifications/devices/" + id + "/removal", Map.of());
		assertThat(this.devices.of(this.ben.id())).isEmpty();
	}

	@Test
	void theWorkerIsThereForWhoeverAsks() {
		assertThat(this.http.get().uri("/desk/worker.js")).hasStatusOk()
			.hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
			.bodyText()
			.contains("showNotification");
	}

	private void tell(Agent to, NoticeKind kind, String key) {
		this.notifications
			.tell(Notice.aboutTicket(to.id(), kind, key, this.ticket.ticketId(), this.ticket.seq(), by(this.ben))
				.with("2"));
	}

	private void wish(Agent agent, Map<String, String> wishes) {
		Map<String, String> form = new HashMap<>(Map.of("digest", "5", "pushSays", "SUBJECT"));
		form.putAll(wishes);
		if (!form.containsKey("way")) {
			form.put("way", "MENTIONED.PUSH,MENTIONED.PAGE,COLLABORATOR.MAIL,ASSIGNED.MAIL");
		}
		assertThat(post(agent, "/desk/profile/notifications", form)).hasStatus3xxRedirection();
	}

	private void allow(Agent agent, String name) {
		assertThat(post(agent, "/desk/profile/notifications/devices",
				Map.of("endpoint", FAR.endpoint(name), "p256dh", FAR.p256dh(), "auth", FAR.auth())))
			.hasStatus3xxRedirection();
	}

	private void bring() {
		this.jdbc.sql("update notice_delivery set due_at = now() - interval '1 second' where way = 'PUSH'").update();
		this.courier.bringDue();
	}

	private void write() {
		this.jdbc.sql("update notice_delivery set due_at = now() - interval '1 second' where way = 'MAIL'").update();
		this.letters.writeDue();
	}

	private List<String> letters() {
		return this.jdbc.sql("select to_address || ' ' || subject || ' ' || text_body from letter")
			.query(String.class)
			.list();
	}

	private List<String> outcomes(String way) {
		return this.jdbc.sql("select outcome from notice_delivery where way = ? order by notice_id")
			.param(way)
			.query(String.class)
			.list();
	}

	private int notices() {
		return this.jdbc.sql("select count(*) from notice").query(Integer.class).single();
	}

	private Agent hire(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@notices.test", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private static Actor by(Agent agent) {
		return Actor.agent(agent.id());
	}

	private MvcTestResult get(Agent agent, String uri) {
		return this.http.get().uri(uri).header("Accept-Language", "en").with(as(agent)).exchange();
	}

	private MvcTestResult post(Agent agent, String uri, Map<String, String> form) {
		var request = this.http.post().uri(uri).header("Accept-Language", "en").with(as(agent)).with(csrf());
		form.forEach((name, value) -> request.param(name, value.split(",")));
		return request.exchange();
	}

	private static RequestPostProcessor as(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
