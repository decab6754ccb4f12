package dev.frontdesk.views;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.fields.Access;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldDraft;
import dev.frontdesk.fields.FieldType;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class SavedViewsTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Staff staff;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Views views;

	@Autowired
	Fields fields;

	@Autowired
	FieldValues values;

	@Autowired
	JdbcClient jdbc;

	private Agent anna;

	private Agent ben;

	private Agent lead;

	private long team;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna", Role.AGENT);
		this.ben = hire("Ben", Role.AGENT);
		this.lead = hire("Lea", Role.LEAD);
		this.team = this.staff
			.foundTeam(Actor.SYSTEM, UUID.randomUUID().toString(), LocalizedText.of("en", "Together"), false)
			.id();
		this.staff.join(Actor.SYSTEM, this.team, this.anna.id());
	}

	@Test
	void aViewIsBuiltInThePageAndShowsItsTickets() {
		String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
		open("tagged", tag);
		open("untagged", "other");
		String path = build(this.anna, "name", "Tagged", "c.join", "all", "c.0.field", "tags", "c.0.operator",
				"has-any", "c.0.value", tag, "c.1.join", "none", "c.1.0.field", "channel", "c.1.0.operator", "is",
				"c.1.0.value", "EMAIL", "facts", "tags", "facts", "status", "sorting", "number", "way", "down",
				"grouping", "status", "audience", "ME");
		assertThat(get(this.anna, path)).hasStatusOk()
			.bodyText()
			.contains("Tagged", "tagged", tag, "highest number first", "row-group")
			.doesNotContain("untagged");
		assertThat(get(this.anna, path + "/edit")).hasStatusOk()
			.bodyText()
			.contains("tags include “" + tag + "” and not (channel is Email)", "1 ticket now", "name=\"c.1.0.field\"");
		assertThat(get(this.anna, "/desk/views/counts")).hasStatusOk()
			.bodyText()
			.contains(path.substring(path.lastIndexOf('/') + 1) + "\":\"1\"");
		assertThat(get(this.ben, path)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(this.lead, path + "/edit")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void theEditorGrowsAndShrinksWithoutScripts() {
		assertThat(post(this.anna, "/desk/views/draft", "c.join", "all", "c.0.field", "status", "step", "group:c"))
			.hasStatusOk()
			.bodyText()
			.contains("name=\"c.1.join\"", "name=\"c.1.0.field\"");
		assertThat(post(this.anna, "/desk/views/draft", "c.join", "all", "c.0.field", "status", "c.1.join", "any",
				"c.1.0.field", "created", "c.1.0.operator", "in-last", "c.1.0.value", "7", "c.1.0.unit", "d", "step",
				"remove:c.0"))
			.hasStatusOk()
			.bodyText()
			.contains("name=\"c.0.0.unit\"", "created within the last 7 days")
			.doesNotContain("name=\"c.1.join\"");
	}

	@Test
	void whatCannotBeSavedComesBackWithItsValuesAndTheReason() {
		assertThat(post(this.anna, "/desk/views", "name", "", "c.0.field", "status", "c.0.operator", "is", "c.0.value",
				"NEW"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("name-error", "checked");
		assertThat(post(this.anna, "/desk/views", "name", "x", "c.0.field", "status", "c.0.operator", "is"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Please give at least one value.");
		assertThat(post(this.anna, "/desk/views", "name", "x", "c.join", "all", "c.0.field", "status", "c.0.operator",
				"is", "c.0.value", "NEW", "c.1.field", "status", "c.1.operator", "is", "c.1.value", "OPEN"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("rule each other out");
		assertThat(post(this.anna, "/desk/views", "name", "x", "c.0.field", "nonsense", "c.0.operator", "is"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post(this.anna, "/desk/views", "name", "x", "audience", "EVERYONE"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Only team leads and admins");
		assertThat(post(this.ben, "/desk/views", "name", "x", "audience", "TEAMS", "teams", Long.toString(this.team)))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("your own teams only");
	}

	@Test
	void aSharedViewIsEverybodysToReadAndItsOwnersAndLeadsToChange() {
		String path = build(this.lead, "name", "For the team", "audience", "TEAMS", "teams", Long.toString(this.team));
		String key = path.substring(path.lastIndexOf('/') + 1);
		assertThat(get(this.anna, path)).hasStatusOk();
		assertThat(get(this.ben, path)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.anna, path, "name", "Mine now", "version", "0")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.anna, path + "/deletion")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.anna, path + "/copy")).hasStatus3xxRedirection();
		assertThat(post(this.lead, path, "name", "Renamed", "version", "0", "audience", "EVERYONE"))
			.hasStatus3xxRedirection();
		assertThat(get(this.ben, path)).hasStatusOk().bodyText().contains("Renamed");
		assertThat(post(this.lead, path, "name", "Stale", "version", "0")).hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains("Stale", "Someone else saved this view");
		assertThat(post(this.lead, path + "/deletion")).hasStatus3xxRedirection();
		assertThat(get(this.ben, path)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.lead, "/desk/views/" + key + "/restoration")).hasStatus3xxRedirection();
		assertThat(get(this.ben, path)).hasStatusOk();
	}

	@Test
	void eachArrangesOnlyTheirOwnList() {
		post(this.anna, "/desk/views/unassigned/position", "direction", "up");
		post(this.anna, "/desk/views/trash/visibility", "hidden", "true");
		assertThat(keys(this.anna)).startsWith("unassigned", "mine").doesNotContain("trash");
		assertThat(keys(this.ben)).startsWith("mine", "unassigned").contains("trash");
		assertThat(get(this.anna, "/desk/views/trash")).hasStatusOk();
		assertThat(get(this.anna, "/desk/views/arrangement")).hasStatusOk().bodyText().contains("hidden");
	}

	@Test
	void everyOrderAndGroupPagesWithoutGapOrRepetition() {
		String tag = "p" + UUID.randomUUID().toString().substring(0, 8);
		for (int i = 0; i < 60; i++) {
			open("subject " + (i % 4), tag);
		}
		Reader.OfDesk me = new Reader.OfDesk(this.anna.id(), Role.AGENT);
		for (Sorting sorting : Sorting.values()) {
			for (String grouping : List.of("", "status", "team", "language")) {
				String path = build(this.anna, "name", "Paged", "c.0.field", "tags", "c.0.operator", "has-any",
						"c.0.value", tag, "sorting", sorting.key(), "way", "down", "grouping", grouping);
				View view = this.views.counts(me, Locale.ENGLISH).view(path.substring(path.lastIndexOf('/') + 1));
				Views.Page first = this.views.page(me, view, null, null, Locale.ENGLISH);
				Views.Page second = this.views.page(me, view, null, first.next(), Locale.ENGLISH);
				List<Long> all = new ArrayList<>(first.rows().stream().map(Row::id).toList());
				all.addAll(second.rows().stream().map(Row::id).toList());
				assertThat(all).as(sorting + " " + grouping).hasSize(60).doesNotHaveDuplicates();
				this.http.post().uri(path + "/deletion").with(signedIn(this.anna)).with(csrf()).exchange();
			}
		}
	}

	@Test
	void aPlaceMadeByHandIsRefused() {
		Reader.OfDesk reader = new Reader.OfDesk(this.anna.id(), Role.AGENT);
		View view = this.views.view(reader, "open");
		String forged = new Cursor("", "no time at all", 1).encode("open " + view.look().named());
		assertThatExceptionOfType(InvalidCursor.class)
			.isThrownBy(() -> this.views.page(reader, view, null, forged, Locale.ENGLISH));
	}

	@Test
	void everyFieldSortsBothWaysWithNothingLastAndTiesById() {
		String tag = "f" + UUID.randomUUID().toString().substring(0, 8);
		Map<FieldType, Field> fields = define();
		List<Long> opened = new ArrayList<>();
		for (int i = 0; i < 70; i++) {
			opened.add(fill(open("of some", tag), fields, i));
		}
		String choice = path(fields, FieldType.CHOICE);
		String box = path(fields, FieldType.CHECKBOX);
		for (Field field : fields.values()) {
			boolean grouped = field.type() == FieldType.DECIMAL || field.type() == FieldType.CHECKBOX;
			for (String way : List.of("up", "down")) {
				for (String grouping : grouped ? List.of("", choice, box) : List.of("")) {
					String path = build(this.anna, "name", "By field", "c.0.field", "tags", "c.0.operator", "has-any",
							"c.0.value", tag, "facts", "number", "sorting", field.path(), "way", way, "grouping",
							grouping);
					FieldType group = grouping.equals(choice) ? FieldType.CHOICE
							: grouping.equals(box) ? FieldType.CHECKBOX : null;
					assertThat(numbers(path)).as(field.type() + " " + way + " " + group)
						.containsExactlyElementsOf(inOrder(opened, field.type(), way.equals("up"), group));
					post(this.anna, path + "/deletion");
				}
			}
		}
	}

	/** As the tickets should stand, by what {@link #fill} put into them. */
	private static List<Long> inOrder(List<Long> opened, FieldType type, boolean ascending, @Nullable FieldType group) {
		Comparator<Integer> byValue = Comparator.comparingInt((i) -> rank(type, i));
		Comparator<Integer> byId = Comparator.naturalOrder();
		Comparator<Integer> within = Comparator
			.<Integer>comparingInt((i) -> (rank(type, i) < 0 && type != FieldType.CHECKBOX) ? 1 : 0)
			.thenComparing(ascending ? byValue : byValue.reversed())
			.thenComparing(ascending ? byId : byId.reversed());
		Comparator<Integer> groups = Comparator.comparingInt((i) -> (group == null) ? 0
				: (group == FieldType.CHECKBOX) ? rank(group, i) : (rank(group, i) < 0) ? 9 : rank(group, i));
		return IntStream.range(0, opened.size()).boxed().sorted(groups.thenComparing(within)).map(opened::get).toList();
	}

	/**
	 * The place of what the ticket holds among all values of its kind; below 0 for
	 * nothing.
	 */
	private static int rank(FieldType type, int i) {
		return switch (type) {
			case TEXT -> (i % 3 == 0) ? -1 : i % 5;
			case NUMBER, DECIMAL -> (i % 4 == 0) ? -1 : i % 3;
			case DATE -> (i % 2 == 0) ? -1 : i % 7;
			case CHECKBOX -> (i % 3 == 0) ? 0 : 1;
			case CHOICE -> (i % 5 == 0) ? -1 : i % 3;
			case CHOICES -> (i % 6 == 0) ? -1 : i % 2;
			case LONG_TEXT -> throw new IllegalArgumentException();
		};
	}

	private long fill(long number, Map<FieldType, Field> fields, int i) {
		Map<String, Object> values = new HashMap<>();
		fields.forEach((type, field) -> {
			int rank = rank(type, i);
			if (type == FieldType.CHECKBOX) {
				values.put(field.key(), rank == 0);
			}
			else if (rank >= 0) {
				values.put(field.key(), switch (type) {
					case TEXT -> List.of("Anna", "bela", "CECIL", "émile", "ไทย").get(rank);
					case NUMBER -> 5 * rank - 5;
					case DECIMAL -> "0." + (rank + 1);
					case DATE -> "2026-0" + (rank + 1) + "-09";
					case CHOICE -> List.of("size", "damaged", "changed-mind").get(rank);
					case CHOICES -> (rank == 0) ? List.of("changed-mind", "size") : List.of("damaged", "changed-mind");
					default -> throw new IllegalArgumentException();
				});
			}
		});
		this.values.set(new Reader.OfDesk(this.anna.id(), Role.AGENT), number, values);
		return number;
	}

	private static String path(Map<FieldType, Field> fields, FieldType type) {
		return Objects.requireNonNull(fields.get(type)).path();
	}

	private Map<FieldType, Field> define() {
		Map<FieldType, Field> fields = new EnumMap<>(FieldType.class);
		for (FieldType type : FieldType.values()) {
			if (type != FieldType.LONG_TEXT) {
				fields.put(type, define(type));
			}
		}
		return fields;
	}

	// Neither the keys nor the names of the choices are in the order of the alphabet
	private Field define(FieldType type) {
		List<Field.Choice> choices = Stream.of("size", "damaged", "changed-mind")
			.map((key) -> new Field.Choice(key, new LocalizedText(Map.of("en", "Reason " + key, "hu", "Ok " + key)),
					false))
			.toList();
		return this.fields.add(Actor.SYSTEM, "", type,
				new FieldDraft(
						new LocalizedText(
								Map.of("en", "Column " + type.name() + " " + UUID.randomUUID(), "hu", "Oszlop")),
						new LocalizedText(Map.of()), choices, "", Access.AGENTS, false));
	}

	/** Of all pages. */
	private List<Long> numbers(String path) {
		List<Long> numbers = new ArrayList<>();
		String next = path;
		while (next != null) {
			String page = body(get(this.anna, next));
			Matcher row = Pattern.compile("data-number=\"([0-9]+)\"").matcher(page);
			while (row.find()) {
				numbers.add(Long.valueOf(row.group(1)));
			}
			Matcher link = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
			next = link.find() ? link.group(1).replace("&amp;", "&") : null;
		}
		return numbers;
	}

	@Test
	void aRowSaysWhatItsFieldsHoldInTheReadersWords() {
		String tag = "f" + UUID.randomUUID().toString().substring(0, 8);
		Map<FieldType, Field> fields = define();
		fill(open("of some", tag), fields, 1);
		fields.put(FieldType.LONG_TEXT, define(FieldType.LONG_TEXT));
		long bare = open("of none", tag);
		List<String> form = new ArrayList<>(List.of("name", "Told", "c.0.field", "tags", "c.0.operator", "has-any",
				"c.0.value", tag, "grouping", path(fields, FieldType.CHOICE)));
		fields.values().forEach((field) -> form.addAll(List.of("facts", field.path())));
		String path = build(this.anna, form.toArray(String[]::new));
		String english = body(get(this.anna, path));
		assertThat(english).contains("Reason damaged", "Feb 9, 2026", "0.2", "bela", "Column CHECKBOX",
				"data-number=\"" + bare + "\"", ": none</bdi></h3>");
		assertThat(english).containsSubsequence("Reason damaged</bdi></h3>", ": none</bdi></h3>");
		assertThat(body(get(this.anna, path + "?lang=hu"))).contains("Ok damaged", "2026. febr. 9.", "0,2",
				": nincs megadva</bdi></h3>");
	}

	@Test
	void aFieldThatHoldsDaysIsAskedForDays() {
		String tag = "f" + UUID.randomUUID().toString().substring(0, 8);
		Field field = define(FieldType.DATE);
		LocalDate today = LocalDate.now(ZoneOffset.UTC);
		for (LocalDate day : List.of(today, today.minusDays(1), today.minusDays(9))) {
			this.values.set(new Reader.OfDesk(this.anna.id(), Role.AGENT), open("of " + day, tag),
					Map.of(field.key(), day.toString()));
		}
		assertThat(asked(tag, field, "before", today.toString())).contains("of " + today.minusDays(1))
			.doesNotContain("of " + today + "<");
		assertThat(asked(tag, field, "after", today.minusDays(1).toString())).contains("of " + today + "<")
			.doesNotContain("of " + today.minusDays(1));
		assertThat(asked(tag, field, "in-last", "1")).contains("of " + today + "<", "of " + today.minusDays(1))
			.doesNotContain("of " + today.minusDays(9));
		assertThat(asked(tag, field, "past", "")).contains("of " + today.minusDays(1))
			.doesNotContain("of " + today + "<");
		String path = build(this.anna, "name", "Days", "c.0.field", field.path(), "c.0.operator", "after", "c.0.value",
				"2026-11-22");
		assertThat(body(get(this.anna, path + "/edit")))
			.contains("type=\"date\"", "value=\"2026-11-22\"", "after Nov 22, 2026<")
			.doesNotContain("datetime-local");
	}

	private String asked(String tag, Field field, String operator, String value) {
		return body(get(this.anna,
				build(this.anna, "name", operator, "c.0.field", "tags", "c.0.operator", "has-any", "c.0.value", tag,
						"c.1.field", field.path(), "c.1.operator", operator, "c.1.value", value, "c.1.unit", "d")));
	}

	@Test
	void aViewOutlivesTheFieldsItShows() {
		String tag = "f" + UUID.randomUUID().toString().substring(0, 8);
		Field field = define(FieldType.CHOICE);
		long number = open("still here", tag);
		this.values.set(new Reader.OfDesk(this.anna.id(), Role.AGENT), number, Map.of(field.key(), "damaged"));
		String path = build(this.anna, "name", "Outlives", "c.0.field", "tags", "c.0.operator", "has-any", "c.0.value",
				tag, "facts", "status", "facts", field.path(), "sorting", field.path(), "way", "down", "grouping",
				field.path());
		String own = field.name(Locale.ENGLISH) + ", descending";
		assertThat(body(get(this.anna, path))).contains("Reason damaged", own);
		this.fields.archive(Actor.SYSTEM, field.id());
		assertThat(body(get(this.anna, path))).contains("still here", "longest wait first")
			.doesNotContain("Reason damaged", own);
		assertThat(body(get(this.anna, path + "/edit"))).contains("no longer in use", field.name(Locale.ENGLISH))
			.doesNotContain("value=\"" + field.path() + "\"");
		this.fields.takeUp(Actor.SYSTEM, field.id());
		assertThat(body(get(this.anna, path))).contains("Reason damaged", own);
		assertThat(body(get(this.anna, path + "?order=" + field.path()))).contains(", ascending");
		this.jdbc.sql("delete from field_value where field_id = ?").param(field.id()).update();
		this.jdbc.sql("delete from custom_field where id = ?").param(field.id()).update();
		this.fields.add(Actor.SYSTEM, "", FieldType.TEXT, new FieldDraft(LocalizedText.of("en", "Another"),
				new LocalizedText(Map.of()), List.of(), "", Access.AGENTS, false));
		assertThat(body(get(this.anna, path))).contains("still here", "longest wait first");
		assertThat(body(get(this.anna, path + "/edit"))).contains("no longer in use", field.key());
	}

	private static String body(MvcTestResult result) {
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private List<String> keys(Agent agent) {
		return this.views.counts(new Reader.OfDesk(agent.id(), agent.role()), Locale.ENGLISH)
			.builtIn()
			.stream()
			.map((counted) -> counted.view().key())
			.toList();
	}

	private String build(Agent agent, String... form) {
		MvcTestResult result = post(agent, "/desk/views", form);
		assertThat(result).hasStatus3xxRedirection();
		return String.valueOf(result.getResponse().getRedirectedUrl());
	}

	private long open(String subject, String tag) {
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		long number = this.tickets.open(NewTicket.by(customer, subject, Channel.CHAT, "en",
				NewMessage.text(UUID.randomUUID().toString(), "text", Channel.CHAT, "en")))
			.number();
		this.tickets.tag(new Reader.OfDesk(this.anna.id(), Role.AGENT), number, tag);
		return number;
	}

	private Agent hire(String name, Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", name, role, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private MvcTestResult get(Agent agent, String path) {
		return this.http.get().uri(path).with(signedIn(agent)).exchange();
	}

	private MvcTestResult post(Agent agent, String path, String... form) {
		MockMvcTester.MockMvcRequestBuilder request = this.http.post().uri(path).with(signedIn(agent)).with(csrf());
		for (int i = 0; i < form.length; i += 2) {
			request.param(form[i], form[i + 1]);
		}
		return request.exchange();
	}

	private static RequestPostProcessor signedIn(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
