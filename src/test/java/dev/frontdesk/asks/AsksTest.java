package dev.frontdesk.asks;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.drafts.DraftKind;
import dev.frontdesk.drafts.Previews;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.testing.VisitorCalls;
import dev.frontdesk.testing.VisitorCalls.Answer;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Level;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AsksTest {

	@LocalServerPort
	int port;

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	AskReading reading;

	@Autowired
	AskCard cards;

	@Autowired
	Previews previews;

	@Autowired
	JdbcClient jdbc;

	private VisitorCalls visitor;

	private String thread;

	private Reader.OfDesk anna;

	private long number;

	@BeforeEach
	void cast() throws Exception {
		this.visitor = new VisitorCalls(this.port);
		this.thread = this.visitor.begin("My shoes are too small");
		Agent agent = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@desk.example", "Anna", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.anna = new Reader.OfDesk(agent.id(), Role.ADMIN);
		this.number = this.jdbc.sql("select number from ticket where public_id = ?")
			.param(this.thread)
			.query(Long.class)
			.single();
	}

	@Test
	void linesInDoubleBracketsBecomeButtonsAndTheRestIsSaid() throws Exception {
		say("What shall we do?\n\n[[Send it back]]  [[Exchange **it**]]\n\nAnna");
		JsonNode said = this.visitor.messages(this.thread).get(1);
		assertThat(said.get("text").asString()).isEqualTo("What shall we do?\n\nAnna");
		assertThat(said.get("html").asString()).doesNotContain("[[");
		JsonNode card = said.get("cards").get(0);
		assertThat(card.get("kind").asString()).isEqualTo("ask");
		assertThat(card.get("model").get("options").get(1).asString()).isEqualTo("Exchange **it**");
		assertThat(card.get("model").get("answered").asBoolean()).isFalse();
	}

	@Test
	void aMessageSentTwiceIsOneAndOneOfButtonsAloneAsksByItself() throws Exception {
		NewMessage message = message("[[Yes]]\n[[No]]");
		Posted first = this.tickets.answer(this.anna, this.number, message, Long.MAX_VALUE, null);
		Posted again = this.tickets.answer(this.anna, this.number, message, Long.MAX_VALUE, null);
		assertThat(again.repeated()).isTrue();
		assertThat(again.seq()).isEqualTo(first.seq());
		assertThat(this.visitor.messages(this.thread).get(1).get("text").asString()).isEqualTo("Please choose:");
	}

	@Test
	void ofTwoTabsThatClickOneIsHeard() throws Exception {
		String ask = ask("Which?\n[[Yes]]\n[[No]]");
		try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Answer>> clicks = new ArrayList<>();
			for (String option : List.of("Yes", "No")) {
				clicks.add(() -> choose(ask, UUID.randomUUID().toString(), option));
			}
			List<Integer> answers = new ArrayList<>();
			for (Future<Answer> click : tabs.invokeAll(clicks)) {
				answers.add(click.get().status());
			}
			assertThat(answers).containsExactlyInAnyOrder(204, 409);
		}
		assertThat(this.visitor.messages(this.thread).size()).isEqualTo(3);
	}

	@Test
	void aClickSentTwiceIsOneMessage() throws Exception {
		String ask = ask("Which?\n[[Yes]]\n[[No]]");
		String click = UUID.randomUUID().toString();
		assertThat(choose(ask, click, "Yes").status()).isEqualTo(204);
		assertThat(choose(ask, click, "Yes").status()).isEqualTo(204);
		JsonNode said = this.visitor.messages(this.thread);
		assertThat(said.size()).isEqualTo(3);
		assertThat(said.get(2).get("text").asString()).isEqualTo("Yes");
		assertThat(said.get(1).get("cards").get(0).get("model").get("answered").asBoolean()).isTrue();
	}

	@Test
	void whatWasNeverOfferedIsRefused() throws Exception {
		String ask = ask("Which?\n[[Yes]]\n[[No]]");
		assertThat(choose(ask, UUID.randomUUID().toString(), "Maybe").status()).isEqualTo(404);
		assertThat(choose("0123456789abcdef", UUID.randomUUID().toString(), "Yes").status()).isEqualTo(404);
		assertThat(choose("x", UUID.randomUUID().toString(), "Yes").status()).isEqualTo(404);
		VisitorCalls stranger = new VisitorCalls(this.port);
		String theirs = stranger.begin("Hello");
		Map<String, Object> body = Map.of("clientId", UUID.randomUUID().toString(), "option", "Yes");
		assertThat(stranger.call("PUT", "/" + this.thread + "/asks/" + ask, body).status()).isEqualTo(404);
		assertThat(stranger.call("PUT", "/" + theirs + "/asks/" + ask, body).status()).isEqualTo(404);
		assertThat(this.visitor.messages(this.thread).size()).isEqualTo(2);
	}

	@Test
	void whoHasWrittenSinceIsAskedNoMore() throws Exception {
		String ask = ask("Which?\n[[Yes]]\n[[No]]");
		this.visitor.say(this.thread, "Something else");
		assertThat(choose(ask, UUID.randomUUID().toString(), "Yes").status()).isEqualTo(409);
	}

	@Test
	void aFormIsCheckedAndBecomesTheVisitorsMessage() throws Exception {
		String ask = ask(
				"A few words.\n[[Email* = email]]\n[[Ordered = date]]\n[[Size = S | M]]\n[[<b>Note</b> = text]]");
		Answer wrong = fill(ask, Map.of("0", "nonsense", "1", "2026-02-31", "2", "XXL"));
		assertThat(wrong.status()).isEqualTo(422);
		assertThat(wrong.body().get("errors").size()).isEqualTo(3);
		assertThat(wrong.body().get("errors").get(0).get("pointer").asString()).isEqualTo("#/fields/0");
		assertThat(fill(ask, Map.of("2", "M")).status()).isEqualTo(422);
		assertThat(fill(ask, Map.of("0", "a@b.example", "3", "x".repeat(501))).status()).isEqualTo(422);
		assertThat(
				fill(ask, Map.of("0", "a@b.example", "1", "2026-02-03", "2", "M", "3", "<script>x</script>", "9", "?"))
					.status())
			.isEqualTo(204);
		JsonNode said = this.visitor.messages(this.thread).get(2);
		assertThat(said.get("text").asString())
			.isEqualTo("Email: a@b.example\nOrdered: 2026-02-03\nSize: M\n<b>Note</b>: <script>x</script>");
		assertThat(said.get("html").asString()).doesNotContain("<script").doesNotContain("<b>");
	}

	@Test
	void aFieldsKindIsWrittenInAnyOfOurLanguages() {
		assertThat(this.reading.read(message("[[วันที่สั่งซื้อ = วันที่]]\n[[Cím* = e-mail]]")).cards()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "asks.mixed, [[Yes]] [[Email = email]]", "asks.unknown-kind, [[Email = telegram]]",
			"web.text.too-long, [[xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx]]",
			"asks.too-many-options, [[1]][[2]][[3]][[4]][[5]][[6]][[7]][[8]][[9]][[10]][[11]]" })
	void whatMakesNoSenseIsToldToItsWriter(String key, String text) {
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> this.reading.read(message(text)))
			.satisfies((refusal) -> assertThat(refusal.key()).isEqualTo(key));
	}

	@Test
	void bracketsWithinALineAndNotesStayAsTheyAre() {
		NewMessage line = message("See [[this]] there");
		assertThat(this.reading.read(line)).isEqualTo(line);
		this.tickets.answer(this.anna, this.number, NewMessage.note(UUID.randomUUID().toString(), "Ask\n[[Yes]]", "en"),
				Long.MAX_VALUE, null);
		assertThat(this.jdbc
			.sql("select m.text, (select count(*) from message_card c where c.message_id = m.id) as cards"
					+ " from message m join ticket t on t.id = m.ticket_id where t.number = ? order by m.seq desc limit 1")
			.param(this.number)
			.query()
			.singleRow()).containsEntry("text", "Ask\n[[Yes]]").containsEntry("cards", 0L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "```toml\n[[servers]]\n```", "~~~\n[[a]]\n```\n[[b]]\n~~~~", "````\n```\n[[a]]\n````",
			"```\n[[unclosed]]", "    [[ -f x ]]", "\t[[a]]", "\\[[Yes]]" })
	void bracketsInCodeIndentedOrAfterABackslashAreBrackets(String text) {
		NewMessage message = message(text);
		assertThat(this.reading.read(message)).isEqualTo(message);
	}

	@Test
	void whatStandsAroundButtonsStaysAsItWasTyped() {
		NewMessage read = this.reading.read(message("Run:\n\n```\na\n\n\n[[ -f b ]]\n```\n\n[[Done]]\n\nAnna"));
		assertThat(read.text()).isEqualTo("Run:\n\n```\na\n\n\n[[ -f b ]]\n```\n\nAnna");
		assertThat(read.cards()).hasSize(1);
	}

	@Test
	void wordsTakenBackAreGoneFromButtonsAndFields() throws Exception {
		say("Which?\n[[Plan of Mr Secret]]\n[[Another]]");
		say("Please:\n[[secret no = Secret A | B]]");
		long last = this.jdbc.sql("select seq from ticket where number = ?")
			.param(this.number)
			.query(Long.class)
			.single();
		for (long seq : this.jdbc
			.sql("select m.seq from message m join ticket t on t.id = m.ticket_id"
					+ " where t.number = ? and m.author_kind = 'AGENT' and m.seq <= ?")
			.params(this.number, last)
			.query(Long.class)
			.list()) {
			this.tickets.redact(this.anna, this.number, seq, List.of("secret"));
		}
		JsonNode messages = this.visitor.messages(this.thread);
		assertThat(messages.toString()).doesNotContainIgnoringCase("secret").contains("Another");
		assertThat(messages.get(1).at("/cards/0/model/options/0").asString()).isEqualTo("Plan of Mr █████");
		assertThat(messages.get(2).at("/cards/0/model/fields/0/kind").asString()).isEqualTo("CHOICE");
	}

	@Test
	void aTicketThatAnAgentOpensAsksAsAnAnswerDoes() {
		long customer = this.jdbc.sql("select customer_id from ticket where number = ?")
			.param(this.number)
			.query(Long.class)
			.single();
		Posted agents = this.tickets.open(born(Actor.agent(this.anna.agentId()), customer));
		Posted theirs = this.tickets.open(born(Actor.customer(customer), customer));
		assertThat(text(agents)).isEqualTo("Which?");
		assertThat(text(theirs)).isEqualTo("Which?\n[[Yes]]");
	}

	@Test
	void whatWaitsToBeSentIsShownAsItWillBeRead() {
		String html = this.previews.html("Which?\n[[Yes <b>]]", DraftKind.REPLY, "en", null);
		assertThat(html).contains("Which?", "– Yes &lt;b&gt;").doesNotContain("[[");
		assertThat(this.previews.html("[[Yes]]", DraftKind.NOTE, "en", null)).contains("[[Yes]]");
		assertThat(this.previews.html("[[Email = telegram]]", DraftKind.REPLY, "en", null)).contains("[[Email");
	}

	private static NewTicket born(Actor author, long customer) {
		return new NewTicket(author, customer, "A question", dev.frontdesk.tickets.Kind.QUESTION, Channel.CHAT, "en",
				null, null, null, List.of(), Level.NORMAL, Level.NORMAL, message("Which?\n[[Yes]]"), null, null, false);
	}

	private String text(Posted posted) {
		return this.jdbc.sql("select text from message where id = ?")
			.param(posted.messageId())
			.query(String.class)
			.single();
	}

	@Test
	void inLettersAndTranscriptsTheyAreListed() {
		String reference = this.reading.read(message("Which?\n[[Yes]]\n[[No]]")).cards().getFirst().reference();
		assertThat(this.cards.asText(reference, Locale.ENGLISH))
			.isEqualTo("You can answer with one of these:\n– Yes\n– No");
	}

	private String ask(String text) throws Exception {
		say(text);
		JsonNode messages = this.visitor.messages(this.thread);
		return messages.get(messages.size() - 1).get("cards").get(0).get("model").get("id").asString();
	}

	private void say(String text) {
		this.tickets.answer(this.anna, this.number, message(text), Long.MAX_VALUE, null);
	}

	private static NewMessage message(String text) {
		return NewMessage.text(UUID.randomUUID().toString(), text, Channel.CHAT, "en")
			.withHtml(RichText.fromMarkdown(text));
	}

	private Answer choose(String ask, String clientId, String option) throws Exception {
		return this.visitor.call("PUT", "/" + this.thread + "/asks/" + ask,
				Map.of("clientId", clientId, "option", option));
	}

	private Answer fill(String ask, Map<String, String> fields) throws Exception {
		return this.visitor.call("PUT", "/" + this.thread + "/asks/" + ask,
				new HashMap<>(Map.of("clientId", UUID.randomUUID().toString(), "fields", fields)));
	}

}
