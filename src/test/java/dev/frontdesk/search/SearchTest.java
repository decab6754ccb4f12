package dev.frontdesk.search;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@SpringBootTest
class SearchTest {

	private static final ZoneId UTC = ZoneId.of("UTC");

	@Autowired
	Search search;

	@Autowired
	NameWords names;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private Agent anna;

	private Reader.OfDesk me;

	private long customer;

	@BeforeEach
	void cast() {
		this.anna = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", "Anna", Role.AGENT,
				Locale.ENGLISH, UTC);
		this.me = new Reader.OfDesk(this.anna.id(), Role.AGENT);
		this.customer = this.customers.anonymous(Locale.ENGLISH, UTC).id();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | My orders never arrived at the warehouse | order
			en | She was cancelling everything | cancelled
			hu | Az árvíztűrő tükörfúrógép elromlott | arvizturo
			hu | Elveszett a csomagom, kérem segítsenek | csomag
			de | Meine Bestellungen fehlen noch immer | Bestellung
			th | ยังไม่ได้รับสินค้าที่สั่งซื้อไปเมื่อวานนี้ | สินค้า
			ja | 領収書の宛名を変更してください | 宛名
			zh | 我的订单还没有收到，请帮我查询 | 订单
			km | ខ្ញុំមិនទាន់ទទួលបានទំនិញដែលបានកុម្ម៉ង់ | ទំនិញ
			lo | ຂ້ອຍຍັງບໍ່ໄດ້ຮັບສິນຄ້າທີ່ສັ່ງຊື້ | ສິນຄ້າ
			ar | أريد استرجاع ثمن الطلبات السابقة | طلبات
			ar | وصلت الرسالة متأخرة والدفع لم يتم | دفع
			ru | Где мои заказы из магазина | заказ
			""")
	void wordsAreFoundInEveryScriptAndForm(String language, String text, String sought) {
		long found = open(language, text).ticketId();
		Hit hit = hit(found, sought);
		assertThat(marked(hit)).as("what is marked").isNotEmpty();
	}

	@Test
	void aWordIsNotFoundByTheLittleThatAnotherLanguageLeavesOfIt() {
		long spanish = open("es", "¿Dónde está el paquete?").ticketId();
		long verb = open("hu", "Élnék a lehetőséggel").ticketId();
		long right = open("hu", "Az elállás határideje").ticketId();
		assertThat(found("elallas")).contains(right).doesNotContain(spanish, verb);
		assertThat(found("elállás")).contains(right).doesNotContain(spanish, verb);
	}

	@Test
	void whatFollowsOneAnotherIsFoundAsAPhraseAndWhatIsDeniedIsNot() {
		long right = open("en", "the screen is broken zebra").ticketId();
		long wrong = open("en", "broken glass, no screen zebra").ticketId();
		assertThat(found("zebra \"screen is broken\"")).containsExactly(right);
		assertThat(found("zebra -glass")).containsExactly(right);
		assertThat(found("zebra \"broken screen\"")).isEmpty();
		assertThat(found("zebra screen")).containsExactlyInAnyOrder(right, wrong);
	}

	@Test
	void aNewNameIsFoundSoonThoughSearchesOnlyRead() {
		long ticket = open("en", "where is it").ticketId();
		this.customers.rename(this.customer, "Quetzalcoatl Smith");
		await().atMost(Duration.ofSeconds(10))
			.until(() -> ids(this.search.page(this.me, "quetzalcoatl", UTC, null, Locale.ENGLISH)),
					(found) -> found.equals(List.of(ticket)));
		this.jdbc.sql("update customer set name = 'Xochitl' where id = ?").param(this.customer).update();
		assertThat(ids(this.search.page(this.me, "xochitl", UTC, null, Locale.ENGLISH))).isEmpty();
		assertThat(this.jdbc.sql("select stale from customer_words where customer_id = ?")
			.param(this.customer)
			.query(Boolean.class)
			.single()).as("a search wrote").isTrue();
		assertThat(found("xochitl")).containsExactly(ticket);
	}

	@Test
	void wordsMayStandInDifferentMessagesSubjectsNamesAndFiles() {
		long customer = this.customers
			.withEmail(EmailAddress.typed("ginevra@okapi.example"), "Ginevra Őszi", Locale.ENGLISH, UTC)
			.id();
		Posted born = this.tickets.open(NewTicket.by(customer, "Wobbly tripod", Channel.CHAT, "en",
				NewMessage.text(UUID.randomUUID().toString(), "first words", Channel.CHAT, "en")));
		this.tickets.hear(customer, born.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), "and a second thought", Channel.CHAT, "en"));
		this.jdbc.sql("""
				with f as (insert into stored_file (public_id, name, media_type, size, sha256, created_at)
					values (:id, 'quarterly_report-final.pdf', 'application/pdf', 1, ''::bytea, now()) returning id)
				insert into message_file select :message, 0, f.id from f""")
			.param("id", UUID.randomUUID().toString())
			.param("message", born.messageId())
			.update();
		for (String query : List.of("tripod thought", "ginevra wobbly", "oszi", "okapi tripod", "from:okapi.example",
				"from:ginevra@okapi.example", "quarterly tripod", "has:file tripod", "subject:wobb")) {
			assertThat(found(query)).as(query).containsExactly(born.ticketId());
		}
		assertThat(hit(born.ticketId(), "quarterly").file()).isNotNull();
		this.customers.rename(customer, "Someone Else");
		assertThat(found("ginevra wobbly")).as("the address still says it").containsExactly(born.ticketId());
		assertThat(found("oszi")).isEmpty();
	}

	@Test
	void operatorsNarrowWhatIsFound() {
		Posted born = open("th", "narrowing kumquat");
		assertThat(found("kumquat status:new lang:th channel:chat is:unassigned is:open"))
			.containsExactly(born.ticketId());
		assertThat(found("kumquat status:megoldva")).isEmpty();
		assertThat(found("kumquat -status:new")).isEmpty();
		assertThat(found("kumquat before:2001")).isEmpty();
		assertThat(found("kumquat after:1d before:2999-01")).containsExactly(born.ticketId());
		this.tickets.assign(this.me, born.number(), this.anna.id());
		this.tickets.tag(this.me, born.number(), "fruit");
		this.tickets.changeStatus(this.me, born.number(), Status.SOLVED);
		assertThat(found("kumquat is:mine tag:fruit status:solved assignee:me")).containsExactly(born.ticketId());
		this.tickets.put(this.me, born.number(), Shelf.SPAM);
		assertThat(found("kumquat")).isEmpty();
		assertThat(found("kumquat is:spam")).containsExactly(born.ticketId());
	}

	@Test
	void nobodyFindsWhatTheyMayNotSee() {
		long secret = this.staff
			.foundTeam(Actor.SYSTEM, UUID.randomUUID().toString(), LocalizedText.of("en", "Secret"), true)
			.id();
		Posted born = open("en", "hush quagga");
		this.tickets.sendToTeam(this.me, born.number(), secret);
		assertThat(found("quagga")).isEmpty();
		assertThat(this.search.ticket(this.me, "#" + born.number())).isEmpty();
		Reader.OfDesk lead = new Reader.OfDesk(this.anna.id(), Role.LEAD);
		assertThat(this.search.ticket(lead, Long.toString(born.number()))).hasValue(born.number());
		assertThat(ids(this.search.page(lead, "quagga", UTC, null, Locale.ENGLISH))).containsExactly(born.ticketId());
	}

	@Test
	void whatIsTakenBackIsNotFoundAnyMore() {
		Posted born = open("en", "my secret is plover42");
		assertThat(found("plover42")).containsExactly(born.ticketId());
		this.tickets.redact(new Reader.OfDesk(this.anna.id(), Role.ADMIN), born.number(), born.seq(),
				List.of("plover42"));
		assertThat(found("\"secret is plover42\"")).isEmpty();
	}

	@Test
	void nonsenseIsAnsweredClearly() {
		refuses("search.refused.no-words", "", "   ", "!!!", "\"\"", "- - -", "...", "x".repeat(999));
		refuses("search.refused.only-not", "-word", "-\"a phrase\"");
		refuses("search.refused.no-value", "status:", "from: word", "tag:\"\"");
		refuses("search.refused.unknown-value", "status:purple", "is:", "is:weird", "lang:klingonish", "has:wings");
		refuses("search.refused.no-date", "before:yesterday", "after:2026-13", "before:2026-02-31", "after:0000");
		refuses("search.refused.too-long", "x".repeat(10_000), "x ".repeat(501));
		refuses("search.refused.too-many", "x ".repeat(41));
		for (String odd : List.of("a & b | !c", "'quoted\\' :*", "http://example.com/a:b?c", "10:30",
				"from:%' or 1=1 --", "\"unclosed phrase", "\uD800 lone", "word:other")) {
			this.search.page(this.me, odd, UTC, null, Locale.ENGLISH);
		}
	}

	@Test
	void pagesFollowOneAnotherWithoutGapOrRepetition() {
		for (int i = 0; i < 45; i++) {
			open("en", "numbat " + "word ".repeat(i % 7));
		}
		Results first = this.search.page(this.me, "numbat", UTC, null, Locale.ENGLISH);
		Results second = this.search.page(this.me, "numbat", UTC, first.next(), Locale.ENGLISH);
		Results third = this.search.page(this.me, "numbat", UTC, second.next(), Locale.ENGLISH);
		List<Long> all = new java.util.ArrayList<>(ids(first));
		all.addAll(ids(second));
		all.addAll(ids(third));
		assertThat(all).hasSize(45).doesNotHaveDuplicates();
		assertThat(first.total()).isEqualTo(45);
		assertThat(third.next()).isNull();
		assertThatExceptionOfType(SearchRefused.class)
			.isThrownBy(() -> this.search.page(this.me, "other", UTC, first.next(), Locale.ENGLISH));
	}

	@Test
	void whatIsOldIsFoundBehindWhatIsNew() {
		Posted old = open("en", "A palimpsest from years ago, about a theodolite");
		Posted both = open("en", "An astrolabe of old");
		this.jdbc.sql("select setval('message_id_seq', (select max(id) from message) + 40 * 32768)")
			.query(Long.class)
			.single();
		this.jdbc.sql("select setval('ticket_id_seq', (select max(id) from ticket) + 40 * 8192)")
			.query(Long.class)
			.single();
		Posted fresh = old;
		// Hibernate has up to fifty of the old ids in hand
		for (int i = 0; i < 51; i++) {
			fresh = open("en", "A palimpsest of today, number " + i);
		}
		assertThat(found("theodolite")).containsExactly(old.ticketId());
		assertThat(found("palimpsest theodolite")).containsExactly(old.ticketId());
		assertThat(found("palimpsest")).contains(fresh.ticketId()).hasSize(Search.PAGE);
		Results all = this.search.page(this.me, "palimpsest", UTC, null, Locale.ENGLISH);
		assertThat(all.total()).isEqualTo(52);
		assertThat(all.isAll()).isTrue();
		assertThat(found("palimpsest -today")).containsExactly(old.ticketId());
		this.tickets.hear(this.customer, both.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), "It lies beside the sextant", Channel.CHAT, "en"));
		assertThat(found("astrolabe sextant")).as("in two messages, years apart").containsExactly(both.ticketId());
	}

	private void refuses(String key, String... queries) {
		for (String query : queries) {
			assertThatExceptionOfType(SearchRefused.class).as(query.substring(0, Math.min(query.length(), 40)))
				.isThrownBy(() -> this.search.page(this.me, query, UTC, null, Locale.ENGLISH))
				.satisfies((ex) -> assertThat(ex.key()).isIn(key, "search.refused.no-value"));
		}
	}

	private Posted open(String language, String text) {
		return this.tickets.open(NewTicket.by(this.customer, "subject", Channel.CHAT, language,
				NewMessage.text(UUID.randomUUID().toString(), text, Channel.CHAT, language)));
	}

	private List<Long> found(String query) {
		this.names.refresh();
		// a round in the background may hold what this one had to leave out
		await().until(() -> this.jdbc.sql(
				"select not exists (select 1 from customer_words where stale) and not exists (select 1 from file_words where stale)")
			.query(Boolean.class)
			.single());
		return ids(this.search.page(this.me, query, UTC, null, Locale.ENGLISH));
	}

	private static List<Long> ids(Results results) {
		return results.hits().stream().map(Hit::ticketId).toList();
	}

	private Hit hit(long ticket, String query) {
		return this.search.page(this.me, query, UTC, null, Locale.ENGLISH)
			.hits()
			.stream()
			.filter((hit) -> hit.ticketId() == ticket)
			.findFirst()
			.orElseThrow(() -> new AssertionError("not found by " + query));
	}

	private static String marked(Hit hit) {
		Marked snippet = hit.snippet();
		return (snippet == null) ? ""
				: snippet.pieces()
					.stream()
					.filter(Marked.Piece::hit)
					.map(Marked.Piece::text)
					.collect(Collectors.joining());
	}

}
