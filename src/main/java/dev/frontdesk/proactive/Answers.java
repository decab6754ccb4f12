package dev.frontdesk.proactive;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.frontdesk.customers.PersonalData;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a visitor's message answered: it stands before it, in the thread and at the desk.
 */
@Service
@Transactional
public class Answers implements MessageCard, PersonalData {

	private static final String KIND = "proactive";

	private static final String OF_CUSTOMER = """
			proactive_answer a where a.text <> a.plain and exists (select 1 from message_card c
				join message m on m.id = c.message_id join ticket t on t.id = m.ticket_id
				where c.kind = 'proactive' and c.reference = a.public_id and t.customer_id = ?)""";

	private final JdbcClient jdbc;

	private final Messages messages;

	private final Counts counts;

	private final Settings settings;

	private final MessageSource words;

	private final Clock clock;

	Answers(JdbcClient jdbc, Messages messages, Counts counts, Settings settings, MessageSource words, Clock clock) {
		this.jdbc = jdbc;
		this.messages = messages;
		this.counts = counts;
		this.settings = settings;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * The card of what it answers, in our own words: of the page's are only the values
	 * that stand in them.
	 * @return empty for what is none of the widget's messages
	 */
	public Optional<NewMessage.Card> card(long widgetId, @Nullable Prompt prompt) {
		if (prompt == null || prompt.message() == null) {
			return Optional.empty();
		}
		ProactiveMessage message = this.messages.find(prompt.message())
			.filter((found) -> found.widgetId() == widgetId && found.has(prompt.variant()) && prompt.variant() >= 0)
			.orElse(null);
		if (message == null) {
			return Optional.empty();
		}
		String reference = PublicId.next();
		LocalizedText text = message.variants().get(prompt.variant()).text();
		String template = text.texts()
			.getOrDefault(Objects.requireNonNullElse(prompt.locale(), ""),
					text.in(this.settings.workspace().defaultLocale()));
		Map<String, String> values = new HashMap<>();
		if (prompt.values() != null) {
			prompt.values().forEach((name, value) -> values.put(name, Objects.toString(value, "")));
		}
		this.jdbc.sql("""
				insert into proactive_answer (public_id, message_id, name, variant, text, plain, at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(reference, message.id(), message.name(), prompt.variant(), Wording.filled(template, values),
					Wording.filled(template, Map.of()), this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		if (prompt.unit() != null) {
			this.counts.replied(message, prompt.unit());
		}
		return Optional.of(new NewMessage.Card(KIND, reference));
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public String template() {
		return "proactive/card :: card";
	}

	@Override
	@Transactional(readOnly = true)
	public Map<String, Object> models(Collection<String> references, Locale reader) {
		Map<String, Object> models = new HashMap<>();
		if (!references.isEmpty()) {
			this.jdbc
				.sql("select public_id, name, variant, text from proactive_answer where public_id in (:references)")
				.param("references", references)
				.query((row) -> {
					models.put(row.getString("public_id"), new Answered(row.getString("text"), row.getString("name"),
							Variant.letter(row.getInt("variant"))));
				});
		}
		return models;
	}

	@Override
	@Transactional(readOnly = true)
	public String asText(String reference, Locale reader) {
		return this.jdbc.sql("select text from proactive_answer where public_id = ?")
			.param(reference)
			.query(String.class)
			.optional()
			.map((text) -> this.words.getMessage("proactive.answered", new Object[] { text }, reader))
			.orElse("");
	}

	@Override
	public String key() {
		return "proactive";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		return this.jdbc.sql("select a.text from " + OF_CUSTOMER + " order by a.id")
			.param(customerId)
			.query(String.class)
			.list()
			.stream()
			.map((text) -> new Datum("proactive.datum.answer", text))
			.toList();
	}

	@Override
	public int erase(long customerId) {
		return this.jdbc
			.sql("update proactive_answer set text = plain where id in (select a.id from " + OF_CUSTOMER + ")")
			.param(customerId)
			.update();
	}

	/**
	 * What the panel says a message answers.
	 *
	 * @param values what stood in the text, as the page said it
	 * @param unit the random name of the visit
	 */
	public record Prompt(@Nullable String message, int variant, @Nullable String locale, @Nullable String unit,
			@Nullable Map<String, @Nullable Object> values) {
	}

	/**
	 * What the card shows.
	 *
	 * @param name for the desk only
	 * @param variant as a letter
	 */
	public record Answered(String text, @JsonIgnore String name, @JsonIgnore String variant) {
	}

}
