package dev.frontdesk.availability;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Absence;
import dev.frontdesk.staff.Absences;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
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
class AvailabilityTest {

	private static final Locale THAI = Locale.of("th");

	@Autowired
	MockMvcTester http;

	@Autowired
	Availability availability;

	@Autowired
	Calendars calendars;

	@Autowired
	Widgets widgets;

	@Autowired
	Staff staff;

	@Autowired
	Absences absences;

	@Autowired
	JdbcClient jdbc;

	private Team team;

	private Agent anna;

	private Agent siri;

	private Widget widget;

	@BeforeEach
	void cast() {
		this.team = this.staff.foundTeam(Actor.SYSTEM, UUID.randomUUID().toString(), LocalizedText.of("en", "Chats"),
				false);
		this.anna = agent("Anna", "en", "hu");
		this.siri = agent("Siriporn", "th");
		String key = "w" + UUID.randomUUID().toString().substring(0, 8);
		this.jdbc.sql("""
				insert into widget (key, name, brand_id, market_id, look, created_at)
				select ?, 'Shop', brand_id, market_id, look, now() from widget where key = 'default'""")
			.param(key)
			.update();
		this.widget = this.widgets.byKey(key).orElseThrow();
		this.calendars.bring(Actor.SYSTEM, this.widget.id(), Set.of(this.team.id()));
		this.availability.forget();
	}

	@AfterEach
	void asBefore() {
		this.jdbc.sql("delete from office_hours").update();
	}

	@Test
	void someoneIsHereForWhomTheyCanTalkWith() {
		assertThat(now(Locale.ENGLISH).mode()).isEqualTo(Availability.Mode.AWAY);
		online(this.anna);
		Availability.State english = now(Locale.ENGLISH);
		assertThat(english.mode()).isEqualTo(Availability.Mode.ONLINE);
		assertThat(english.names()).containsExactly("Anna");
		assertThat(english.more()).as("nothing is promised from nothing").isEqualTo("We answer as soon as we can.");
		Availability.State thai = now(THAI);
		assertThat(thai.mode()).isEqualTo(Availability.Mode.LANGUAGE);
		assertThat(thai.languages()).containsExactly("en", "hu");
		assertThat(thai.opens()).as("nobody knows when Siriporn comes").isNull();
		this.staff.beAvailable(this.anna.id(), false);
		assertThat(now(Locale.ENGLISH).mode()).isEqualTo(Availability.Mode.AWAY);
	}

	@Test
	void whoWorksForAnotherWidgetIsNotHereForThisOne() {
		Agent other = agent("Other", "en");
		this.staff.leave(Actor.SYSTEM, this.team.id(), other.id());
		online(other);
		assertThat(now(Locale.ENGLISH).mode()).isEqualTo(Availability.Mode.AWAY);
	}

	@Test
	void outsideTheHoursNobodyIsHereAndItIsSaidWhenSomebodyWill() {
		online(this.anna);
		Instant opening = opensIn(Duration.ofHours(26), Set.of(this.team.id()));
		Availability.State away = now(Locale.ENGLISH);
		assertThat(away.mode()).isEqualTo(Availability.Mode.AWAY);
		assertThat(away.opens()).isEqualTo(opening);
		assertThat(away.more()).isEqualTo("We are back {at}, your time.");
	}

	@Test
	void whereNobodySpeaksALanguageTheHoursOfThoseCountWhoDo() {
		Team asia = this.staff.foundTeam(Actor.SYSTEM, UUID.randomUUID().toString(), LocalizedText.of("en", "Asia"),
				false);
		this.staff.leave(Actor.SYSTEM, this.team.id(), this.siri.id());
		this.staff.join(Actor.SYSTEM, asia.id(), this.siri.id());
		this.calendars.bring(Actor.SYSTEM, this.widget.id(), Set.of(this.team.id(), asia.id()));
		online(this.anna);
		Instant opening = opensIn(Duration.ofHours(5), Set.of(asia.id()));
		assertThat(now(Locale.ENGLISH).mode()).isEqualTo(Availability.Mode.ONLINE);
		assertThat(now(THAI).opens()).isEqualTo(opening);
		Instant back = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
		this.absences.goAway(Actor.SYSTEM, this.siri.id(), Absence.Reason.OTHER, back);
		assertThat(now(THAI).opens()).as("not before she is back").isAfterOrEqualTo(back);
		this.absences.goAway(Actor.SYSTEM, this.siri.id(), Absence.Reason.OTHER, null);
		assertThat(now(THAI).opens()).as("nobody knows when").isNull();
	}

	@Test
	void theReplyTimeComesFromRecentRepliesAndThoseWaitingAhead() {
		online(this.anna);
		for (int i = 0; i < 4; i++) {
			answered(Duration.ofMinutes(4));
		}
		assertThat(now(Locale.ENGLISH).more()).as("too little is known").isEqualTo("We answer as soon as we can.");
		answered(Duration.ofHours(30));
		assertThat(now(Locale.ENGLISH).more()).isEqualTo("We usually reply in about 5 minutes.");
		assertThat(now(THAI).mode()).isEqualTo(Availability.Mode.LANGUAGE);
		write();
		assertThat(now(Locale.ENGLISH).more()).as("one waits").isEqualTo("We usually reply in about 10 minutes.");
	}

	@Test
	void minutesAreToldInStepsAndNeverTooFew() {
		assertThat(Availability.told(Duration.ofSeconds(20), 0, 1)).isEqualTo(1);
		assertThat(Availability.told(Duration.ofSeconds(61), 0, 1)).isEqualTo(2);
		assertThat(Availability.told(Duration.ofMinutes(4), 6, 3)).isEqualTo(15);
		assertThat(Availability.told(Duration.ofMinutes(90), 1, 1)).isEqualTo(-1);
	}

	@Test
	void openPanelsAskWithoutATokenAndLearnNothingElse() {
		online(this.anna);
		MvcTestResult answer = this.http.get().uri("/chat/availability/" + this.widget.key() + "?locale=th").exchange();
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.mode").isEqualTo("LANGUAGE");
		assertThat(answer).bodyText().doesNotContain("Anna");
		assertThat(this.http.get().uri("/chat/availability/nothing-here").exchange()).hasStatus(404);
		assertThat(this.http.get().uri("/chat/panel?widget=" + this.widget.key() + "&locale=th").exchange())
			.hasStatusOk()
			.bodyText()
			.contains("ขณะนี้ไม่มีทีมงานที่ใช้ภาษาไทยออนไลน์", "Chat in English", "/help/th/requests/new");
	}

	@Test
	void anAdminSetsHoursAndIsToldWhatIsWrong() {
		Agent admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@hours.test", "Ada", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		Map<String, String> form = new LinkedHashMap<>(Map.of("name", "Budapest", "zone", "Europe/Budapest",
				"day-MONDAY", "17-9", "holidays", "2026-12-24 Christmas Eve", "teams", "" + this.team.id()));
		assertThat(save(admin, "", form)).hasStatus(422).bodyText().contains("Please give spans such as");
		form.put("day-MONDAY", "9:00-17:00");
		form.put("holidays", "Christmas <b>");
		assertThat(save(admin, "", form)).hasStatus(422)
			.bodyText()
			.contains("This is no day: “Christmas &lt;b&gt;”", "value=\"9:00-17:00\"");
		form.put("holidays", "2026-12-24 Christmas Eve");
		assertThat(save(admin, "", form)).hasStatus3xxRedirection();
		Calendars.Calendar kept = this.calendars.all()
			.stream()
			.filter((one) -> one.teams().contains(this.team.id()))
			.findFirst()
			.orElseThrow();
		assertThat(kept.hours().holidays()).extracting(OfficeHours.Holiday::line)
			.containsExactly("2026-12-24 Christmas Eve");
		assertThat(save(admin, "/" + kept.id(), form)).hasStatus3xxRedirection();
		assertThat(save(admin, "/" + kept.id(), form)).as("on top of what was saved meanwhile").hasStatus(409);
		assertThat(this.http.get().uri("/admin/hours").with(as(admin)).exchange()).hasStatusOk()
			.bodyText()
			.contains("Budapest", "Chats", "Shop");
		assertThat(this.http.get().uri("/admin/hours/999999").with(as(admin)).exchange()).hasStatus(404);
		assertThat(this.http.get().uri("/admin/hours").with(as(this.anna)).exchange()).hasStatus(403);
		assertThat(this.jdbc.sql("select count(*) from audit_entry where subject_id = ? and action like 'hours.%'")
			.param(Long.toString(kept.id()))
			.query(Integer.class)
			.single()).isEqualTo(2);
		assertThat(save(admin, "/" + kept.id() + "/removal", Map.of())).hasStatus3xxRedirection();
		assertThat(this.calendars.byId(kept.id())).isEmpty();
	}

	private MvcTestResult save(Agent admin, String path, Map<String, String> form) {
		MockMvcTester.MockMvcRequestBuilder post = this.http.post()
			.uri("/admin/hours" + path)
			.with(as(admin))
			.with(csrf())
			.contentType(MediaType.APPLICATION_FORM_URLENCODED);
		form.forEach(post::formField);
		return post.exchange();
	}

	private static RequestPostProcessor as(Agent agent) {
		return authentication(
				UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(agent.id(), agent.role()), null,
						AuthorityUtils.createAuthorityList("ROLE_" + agent.role().name())));
	}

	private Availability.State now(Locale reader) {
		this.availability.forget();
		return this.availability.of(this.widget, reader);
	}

	private Instant opensIn(Duration away, Set<Long> teams) {
		Instant opening = Instant.now().plus(away).truncatedTo(ChronoUnit.MINUTES);
		OffsetDateTime there = opening.atOffset(ZoneOffset.UTC);
		Map<DayOfWeek, List<String>> days = new EnumMap<>(DayOfWeek.class);
		String clock = there.toLocalTime().withSecond(0).toString().substring(0, 5);
		days.put(there.getDayOfWeek(), List.of(clock + "-24:00"));
		this.calendars.keep(Actor.SYSTEM, null, 0,
				new CalendarDraft("Some", new OfficeHours(ZoneId.of("UTC"), days, List.of()), false, teams));
		return opening;
	}

	private void answered(Duration took) {
		String thread = write();
		this.jdbc
			.sql("""
					update ticket set first_replied_at = created_at + make_interval(secs => ?), waiting_since = '9999-12-31 00:00:00+00'
					where public_id = ?""")
			.params(took.toSeconds(), thread)
			.update();
	}

	private String write() {
		MvcTestResult sent = this.http.post()
			.uri("/chat/threads?locale=en")
			.header("Authorization", "Bearer " + PublicId.secret())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"widget\":\"%s\",\"clientId\":\"%s\",\"text\":\"Hello\",\"locale\":\"en\",\"timeZone\":\"UTC\"}"
				.formatted(this.widget.key(), UUID.randomUUID()))
			.exchange();
		assertThat(sent).hasStatus(201);
		return this.jdbc.sql("select public_id from ticket order by id desc limit 1").query(String.class).single();
	}

	private Agent agent(String name, String... languages) {
		Agent agent = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@availability.test", name, Role.AGENT,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.staff.qualify(Actor.SYSTEM, agent.id(), List.of(languages), List.of(), 5);
		this.staff.join(Actor.SYSTEM, this.team.id(), agent.id());
		return agent;
	}

	private void online(Agent agent) {
		this.jdbc.sql("""
				insert into presence (socket_id, party_kind, party_id, node, since, seen_at)
				values (?, 'agent', ?, gen_random_uuid(), now(), now() + interval '1 hour')""")
			.params(UUID.randomUUID().toString(), Long.toString(agent.id()))
			.update();
	}

}
