package dev.frontdesk.proactive;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.frontdesk.customers.PersonalData;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

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
			c.kind = 'proactive' and c.message_id in (select m.id from message m
				join ticket t on t.id = m.origin_ticket_id where t.customer_id = ?)""";

	private final JdbcClient jdbc;

	private final Messages messages;

	private final Counts counts;

	private final Settings settings;

	private final Widgets widgets;

	private final OurNames names;

	private final MessageSource words;

	private final JsonMapper json;

	Answers(JdbcClient jdbc, Messages messages, Counts counts, Settings settings, Widgets widgets, OurNames names,
			MessageSource words, JsonMapper json) {
		this.jdbc = jdbc;
		this.messages = messages;
		this.counts = counts;
		this.settings = settings;
		this.words = words;
		this.widgets = widgets;
		this.names = names;
		this.json = json;
	}

	/**
	 * The card of what it answers, in our own words: of the page's are only what it says
	 * of the visitor. Keeps nothing: the card holds all of it, and goes with its message.
	 * @return empty for what is none of the widget's messages
	 */
	@Transactional(readOnly = true)
	public Optional<NewMessage.Card> card(long widgetId, @Nullable Prompt prompt) {
		ProactiveMessage message = answered(prompt).filter((found) -> found.widgetId() == widgetId).orElse(null);
		Widget widget = (message != null) ? this.widgets.byId(widgetId).orElse(null) : null;
		if (prompt == null || message == null || widget == null) {
			return Optional.empty();
		}
		LocalizedText text = message.variants().get(prompt.variant()).text();
		String template = text.texts()
			.getOrDefault(Objects.requireNonNullElse(prompt.locale(), ""),
					text.in(this.settings.workspace().defaultLocale()));
		Map<String, String> values = new HashMap<>();
		if (prompt.values() != null) {
			prompt.values().forEach((name, value) -> {
				if (name.startsWith("customer.") || name.startsWith("attribute.")) {
					values.put(name, Objects.toString(value, ""));
				}
			});
		}
		values.putAll(this.names.of(widget));
		Kept kept = new Kept(Wording.filled(template, values), message.name(), prompt.variant());
		return Optional.of(new NewMessage.Card(KIND, reference(PublicId.next(), kept)));
	}

	/** That it was answered counts once it was, and outside of what keeps the message. */
	public void replied(@Nullable Prompt prompt) {
		if (prompt != null && prompt.unit() != null) {
			String unit = prompt.unit();
			answered(prompt).ifPresent((message) -> this.counts.replied(message, unit));
		}
	}

	private Optional<ProactiveMessage> answered(@Nullable Prompt prompt) {
		return (prompt == null || prompt.message() == null) ? Optional.empty() : this.messages.find(prompt.message())
			.filter((found) -> found.has(prompt.variant()) && prompt.variant() >= 0);
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
	public Map<String, Object> models(Collection<String> references, Locale reader) {
		Map<String, Object> models = new HashMap<>();
		references.forEach((reference) -> {
			Kept kept = kept(reference);
			models.put(reference, new Answered(kept.text(), kept.name(), Variant.letter(kept.variant())));
		});
		return models;
	}

	@Override
	public String asText(String reference, Locale reader) {
		return this.words.getMessage("proactive.answered", new Object[] { kept(reference).text() }, reader);
	}

	@Override
	public String redacted(String reference, UnaryOperator<String> black) {
		Kept kept = kept(reference);
		return reference(reference.substring(0, reference.indexOf(' ')),
				new Kept(black.apply(kept.text()), kept.name(), kept.variant()));
	}

	private String reference(String id, Kept kept) {
		return id + ' ' + this.json.writeValueAsString(kept);
	}

	private Kept kept(String reference) {
		return this.json.readValue(reference.substring(reference.indexOf(' ') + 1), Kept.class);
	}

	@Override
	public String key() {
		return "proactive";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		return this.jdbc
			.sql("select c.reference from message_card c where " + OF_CUSTOMER + " order by c.message_id, c.position")
			.param(customerId)
			.query(String.class)
			.list()
			.stream()
			.map((reference) -> new Datum("proactive.datum.answer", kept(reference).text()))
			.toList();
	}

	/** Nothing is left to do where the tickets' own words went before. */
	@Override
	public int erase(long customerId) {
		return this.jdbc.sql("delete from message_card c where " + OF_CUSTOMER).param(customerId).update();
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

	/** What stands in the card of the message. */
	record Kept(String text, String name, int variant) {
	}

}
