package dev.frontdesk.filters;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.Tier;
import dev.frontdesk.fields.Access;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldDraft;
import dev.frontdesk.fields.FieldType;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Level;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.filters.TicketFilter.Condition;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest
class TicketFiltersTest {

	private static final List<String> TEXTS = List.of("My order is late", "broken screen after delivery",
			"the screen is broken", "Az árvíztűrő tükörfúrógép", "ARVIZTURO", "คำสั่งซื้อของฉันยังไม่มาถึง",
			"طلبي لم يصل بعد", "it's a 'quoted' \\ back & slash | ! <-> :*", "İstanbul ΟΔΟΣ", "order broken");

	private static final List<String> TAGS = List.of("late", "order", "anna@acme.test", "acme.test", "nothing");

	private static final List<String> VALUES = List.of("order", "broken screen", "screen", "arvizturo", "คำสั่งซื้อ",
			"طلبي", "it's", "back slash", "İ", "οδος", "late", "nothing");

	@Autowired
	TicketFilters filters;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	Categories categories;

	@Autowired
	Fields custom;

	@Autowired
	FieldValues customValues;

	@Autowired
	JdbcClient jdbc;

	private final Random random = new Random(20261121);

	private final Set<String> asked = new TreeSet<>();

	private long me;

	@Test
	void databaseAndMemoryAgreeOnEveryFilterAndTicket() {
		defineFields();
		this.jdbc.sql("insert into organisation (name, created_at) values ('Order Ltd', now())").update();
		List<Long> born = cast();
		List<TicketFacts> facts = born.stream().map((id) -> this.filters.facts(id).orElseThrow()).toList();
		int held = 0;
		for (int i = 0; i < 2600; i++) {
			TicketFilter filter = this.filters.parse(this.filters.print(filter(3)));
			Set<Long> inMemory = new HashSet<>();
			for (int t = 0; t < born.size(); t++) {
				if (this.filters.matches(filter, facts.get(t), this.me)) {
					inMemory.add(born.get(t));
				}
			}
			assertThat(found(filter, born)).as(this.filters.print(filter)).isEqualTo(inMemory);
			held += inMemory.size();
		}
		assertThat(held).isBetween(2600, 2600 * born.size() - 2600);
		assertThat(this.asked).as("every field with every operator of its type")
			.containsExactlyInAnyOrderElementsOf(everyQuestion());
	}

	private Set<String> everyQuestion() {
		Set<String> all = new TreeSet<>();
		for (TicketField field : this.filters.fields()) {
			field.type().operators().forEach((operator) -> all.add(field.key() + " " + operator.key()));
		}
		return all;
	}

	private Set<Long> found(TicketFilter filter, List<Long> among) {
		Reader.Predicate predicate = this.filters.compile(filter, "f", new Reader.OfDesk(this.me, Role.AGENT));
		return new HashSet<>(this.jdbc.sql("select t.id from ticket t where t.id in (:among) and " + predicate.sql())
			.param("among", among)
			.params(predicate.parameters())
			.query(Long.class)
			.list());
	}

	private List<Long> cast() {
		long parent = this.categories.add(UUID.randomUUID().toString(), LocalizedText.of("en", "Shop"), null).id();
		long child = this.categories.add(UUID.randomUUID().toString(), LocalizedText.of("en", "Delivery"), parent).id();
		long team = this.staff
			.foundTeam(Actor.SYSTEM, UUID.randomUUID().toString(), LocalizedText.of("en", "Orders"), false)
			.id();
		this.me = this.staff
			.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", "Me", Role.AGENT, Locale.ENGLISH, ZoneId.of("UTC"))
			.id();
		this.staff.join(Actor.SYSTEM, team, this.me);
		List<Long> born = new ArrayList<>();
		for (int i = 0; i < 24; i++) {
			long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
			if (this.random.nextBoolean()) {
				this.customers.rank(customer, one(List.of(Tier.values())));
			}
			NewMessage first = NewMessage.text(UUID.randomUUID().toString(), one(TEXTS), Channel.CHAT, "en");
			Long category = one(List.of(0L, parent, child));
			List<String> tags = one(List.of(List.of(), List.of("late"), List.of("late", "order")));
			long id = this.tickets
				.open(new NewTicket(Actor.customer(customer), customer, this.random.nextBoolean() ? "" : one(TEXTS),
						one(List.of(Kind.values())), one(List.of(Channel.values())),
						one(List.of("en", "th-TH", "hu", "ar")), null, null, (category == 0) ? null : category, tags,
						one(List.of(Level.values())), Level.NORMAL, first, null, null, true))
				.ticketId();
			if (this.random.nextBoolean()) {
				this.tickets.route(id, Actor.SYSTEM, "", team, this.random.nextBoolean() ? this.me : null);
			}
			live(id);
			fill(id);
			born.add(id);
		}
		return born;
	}

	private void defineFields() {
		for (FieldType type : FieldType.values()) {
			this.custom.add(Actor.SYSTEM, type.name(), type,
					new FieldDraft(LocalizedText.of("en", type.name()), new LocalizedText(Map.of()),
							List.of(choice("red"), choice("green"), choice("blue")), "", Access.AGENTS, false));
		}
		this.custom.archive(Actor.SYSTEM, this.custom.byKey("decimal").orElseThrow().id());
		this.custom.takeUp(Actor.SYSTEM, this.custom.byKey("decimal").orElseThrow().id());
	}

	private static Field.Choice choice(String key) {
		return new Field.Choice(key, LocalizedText.of("en", key), false);
	}

	/** Some of the fields that admins define, each with what it may hold. */
	private void fill(long ticket) {
		Map<String, Object> values = new HashMap<>();
		for (FieldType type : FieldType.values()) {
			if (this.random.nextBoolean()) {
				values.put(type.name().toLowerCase(Locale.ROOT), switch (type) {
					case TEXT, LONG_TEXT -> one(TEXTS);
					case NUMBER -> one(List.of(0, 1, -3, 4711));
					case DECIMAL -> one(List.of("2.5", "1.0", "-3"));
					case CHECKBOX -> this.random.nextBoolean();
					case DATE -> one(List.of("2019-05-01", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString(),
							LocalDate.now(ZoneOffset.UTC).minusDays(2).toString()));
					case CHOICE -> one(List.of("red", "green"));
					case CHOICES -> one(List.of(List.of("red"), List.of("green", "red"), List.of("blue", "green")));
				});
			}
		}
		this.customValues.setAtCreation(ticket, Actor.SYSTEM, values, true);
	}

	/** Times, addresses, files and shelves as years of work would leave them. */
	private void live(long ticket) {
		this.jdbc.sql("""
				update ticket set shelf = :shelf, status = :status, customer_message_seq = :unread, desk_seen_seq = 5,
					created_at = now() - (:hours || ' hours')::interval, due_at = now() + (:due || ' hours')::interval,
					solved_at = now() - (:due || ' hours')::interval, messages = :messages
				where id = :ticket""")
			.param("ticket", ticket)
			.param("shelf", one(List.of("DESK", "SPAM", "TRASH")))
			.param("status", one(List.of("NEW", "OPEN", "PENDING", "SOLVED")))
			.param("unread", this.random.nextInt(10))
			.param("hours", Integer.toString(this.random.nextInt(600)))
			.param("due", Integer.toString(this.random.nextInt(600) - 300))
			.param("messages", this.random.nextInt(4))
			.update();
		if (this.random.nextBoolean()) {
			this.jdbc
				.sql("""
						update ticket set snoozed_until = now() + interval '2 hours', next_update_at = now() + interval '9 hours',
							merged_into = case when id % 2 = 0 then id end where id = ?""")
				.param(ticket)
				.update();
			this.jdbc.sql("insert into ticket_collaborator values (?, ?, now())").params(ticket, this.me).update();
			this.jdbc.sql("""
					insert into message_recipient
					select id, 0, 'CC', 'Anna@Acme.test' from message where ticket_id = ?""").param(ticket).update();
		}
		if (this.random.nextBoolean()) {
			this.jdbc.sql("""
					insert into customer_identity (customer_id, kind, value, created_at)
					select customer_id, 'EMAIL', 'Anna@Acme.test', now() from ticket where id = ?""")
				.param(ticket)
				.update();
			this.jdbc.sql("""
					update customer set name = 'Late Order Ltd', organisation_id = (select max(id) from organisation)
					where id = (select customer_id from ticket where id = ?)""").param(ticket).update();
		}
		if (this.random.nextBoolean()) {
			this.jdbc.sql("""
					with f as (insert into stored_file (public_id, name, media_type, size, sha256, created_at)
						values (:name, 'a.txt', 'text/plain', 1, ''::bytea, now()) returning id)
					insert into message_file select m.id, 0, f.id from f, message m where m.ticket_id = :ticket""")
				.param("name", UUID.randomUUID().toString())
				.param("ticket", ticket)
				.update();
		}
	}

	private TicketFilter filter(int depth) {
		int shape = (depth == 0) ? 3 : this.random.nextInt(6);
		return switch (shape) {
			case 0 -> new TicketFilter.All(filters(depth));
			case 1 -> new TicketFilter.Any(filters(depth));
			case 2 -> new TicketFilter.Not(filter(depth - 1));
			default -> condition();
		};
	}

	private List<TicketFilter> filters(int depth) {
		List<TicketFilter> parts = new ArrayList<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			parts.add(filter(depth - 1));
		}
		return parts;
	}

	private Condition condition() {
		TicketField field = one(this.filters.fields());
		Operator operator = one(field.type().operators());
		this.asked.add(field.key() + " " + operator.key());
		List<String> values = new ArrayList<>();
		for (int i = 1 + this.random.nextInt(2); i > 0 && operator.takesValues(); i--) {
			values.add(value(field, operator));
		}
		return new Condition(field.key(), operator, values);
	}

	private String value(TicketField field, Operator operator) {
		List<TicketField.Choice> choices = field.choices(Locale.ENGLISH);
		return switch (field.type()) {
			case TEXT, WORDS -> one(VALUES);
			case TAGS -> choices.isEmpty() ? one(TAGS) : one(choices).value();
			case ID -> (field.ownKey() != null && this.random.nextInt(3) == 0) ? TicketFilter.ME
					: choices.isEmpty() ? "4711" : one(choices).value();
			case NUMBER -> one(List.of("0", "1", "2.5", "-3", "4711"));
			case FLAG -> throw new IllegalStateException("takes no value");
			case CHOICE, OPTION -> choices.isEmpty() ? "nothing"
					: field.key().equals("language") ? one(List.of("en", "th", "hu", "ja")) : one(choices).value();
			case TIME -> operator.takesSpans() ? one(List.of("2w", "7d", "12h", "30m"))
					: one(List.of("2020-01-01T00:00:00Z", "2998-01-01T00:00:00Z"));
		};
	}

	private <T> T one(List<T> of) {
		return of.get(this.random.nextInt(of.size()));
	}

	@Test
	void aFilterReadsAsOneSentenceInEachLanguage() {
		TicketFilter filter = TicketFilter.all(TicketFilter.where("language", Operator.IS, "th", "hu"),
				TicketFilter.any(TicketFilter.where("words", Operator.HAS_ANY, "refund"),
						new TicketFilter.Not(TicketFilter.where("channel", Operator.IS, "EMAIL"))));
		assertThat(this.filters.explain(filter, Locale.ENGLISH))
			.isEqualTo("language is Thai or Hungarian and (the text has “refund” or not (channel is Email))");
		assertThat(this.filters.explain(filter, Locale.of("hu"))).contains("thai").contains("„refund”");
		assertThat(this.filters.explain(filter, Locale.of("th"))).contains("ไทย").contains("refund");
		assertThat(this.filters.explain(filter, Locale.of("ar"))).contains("التايلاندية").contains("\u2068«refund»");
		assertThat(this.filters.explain(TicketFilter.everything(), Locale.ENGLISH)).isEqualTo("any ticket");
	}

	@Test
	void nonsenseIsRefusedAndTheFieldNamed() {
		refuses("filter", "not json", "[]", "{}", "{\"all\": 7}", "{\"all\": [{\"all\": 1}]}", "null", "",
				"{\"field\": \"shoe\", \"op\": \"is\", \"values\": [\"x\"]}");
		refuses("language", "{\"field\": \"language\", \"op\": \"eats\", \"values\": [\"th\"]}",
				"{\"field\": \"language\", \"op\": \"starts-with\", \"values\": [\"th\"]}",
				"{\"field\": \"language\", \"op\": \"is\", \"values\": []}",
				"{\"field\": \"language\", \"op\": \"is\", \"values\": [7]}",
				"{\"field\": \"language\", \"op\": \"is\", \"values\": [\"\\u0000\"]}",
				"{\"field\": \"language\", \"op\": \"is\", \"values\": [\"" + "x".repeat(201) + "\"]}");
		refuses("team", "{\"field\": \"team\", \"op\": \"is\", \"values\": [\"1; drop table ticket\"]}");
		refuses("created", "{\"field\": \"created\", \"op\": \"in-last\", \"values\": [\"a while\"]}",
				"{\"field\": \"created\", \"op\": \"before\", \"values\": [\"+1000000000-12-31T00:00:00Z\"]}");
		refuses("words", "{\"field\": \"words\", \"op\": \"has-any\", \"values\": [\"!?\"]}");
		refuses("filter", "{\"not\":".repeat(6) + "{\"field\":\"tags\",\"op\":\"given\"}" + "}".repeat(6));
		refuses("filter", "{\"not\":".repeat(400) + "1" + "}".repeat(400));
		String one = "{\"field\":\"tags\",\"op\":\"given\"}";
		refuses("filter", "{\"any\":[" + (one + ",").repeat(50) + one + "]}");
		this.filters.parse("{\"any\":[" + (one + ",").repeat(49) + one + "]}");
		TicketFilter gone = this.filters.parse("{\"field\": \"team\", \"op\": \"is\", \"values\": [\"99999999\"]}");
		assertThatExceptionOfType(InvalidFilter.class).isThrownBy(() -> this.filters.check(gone))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("team"));
		assertThat(this.filters.explain(gone, Locale.ENGLISH)).contains("no longer exists");
	}

	@Test
	void whatRulesItselfOutIsRefusedAtTheField() {
		contradicts("status",
				"{'field':'status','op':'is','values':['NEW']},{'field':'status','op':'is','values':['OPEN']}",
				"{'field':'status','op':'is','values':['NEW','OPEN']},{'field':'status','op':'is-not','values':['OPEN','NEW']}");
		contradicts("assignee", "{'field':'assignee','op':'given'},{'field':'assignee','op':'empty'}");
		contradicts("tags",
				"{'field':'tags','op':'has-all','values':['a','b']},{'field':'tags','op':'has-none','values':['b']}");
		contradicts("unread", "{'field':'unread','op':'yes'},{'field':'unread','op':'no'}");
		contradicts("created",
				"{'field':'created','op':'after','values':['2026-01-02T00:00:00Z']},{'field':'created','op':'before','values':['2026-01-01T00:00:00Z']}");
		contradicts("messages",
				"{'field':'messages','op':'at-least','values':['9']},{'field':'messages','op':'at-most','values':['3']}");
		this.filters.check(parse("{'any':[{'field':'unread','op':'yes'},{'field':'unread','op':'no'}]}"));
		this.filters.check(parse(
				"{'all':[{'field':'tags','op':'has-any','values':['a','b']},{'field':'tags','op':'has-none','values':['b']}]}"));
	}

	private void contradicts(String field, String... parts) {
		for (String part : parts) {
			TicketFilter filter = parse("{'any':[{'all':[" + part + "]}]}");
			assertThatExceptionOfType(InvalidFilter.class).as(part)
				.isThrownBy(() -> this.filters.check(filter))
				.satisfies((ex) -> assertThat(ex.field()).as(part).isEqualTo(field));
		}
	}

	private TicketFilter parse(String json) {
		return this.filters.parse(json.replace('\'', '"'));
	}

	@Test
	void onlyWhatOneReaderLooksAtMayAskForMe() {
		TicketFilter mine = parse("{'field':'assignee','op':'is','values':['me']}");
		assertThat(this.filters.checkPersonal(mine)).isEqualTo(mine);
		assertThat(this.filters.isPersonal(mine)).isTrue();
		assertThat(this.filters.explain(mine, Locale.ENGLISH)).isEqualTo("assignee is me");
		assertThatExceptionOfType(InvalidFilter.class).isThrownBy(() -> this.filters.check(mine))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("assignee"));
		refuses("channel", "{\"field\":\"channel\",\"op\":\"is\",\"values\":[]}");
	}

	private void refuses(String field, String... texts) {
		for (String text : texts) {
			assertThatExceptionOfType(InvalidFilter.class).as(text)
				.isThrownBy(() -> this.filters.parse(text))
				.satisfies((ex) -> assertThat(ex.field()).as(text).isEqualTo(field));
		}
	}

}
