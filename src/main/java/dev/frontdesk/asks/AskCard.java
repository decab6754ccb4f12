package dev.frontdesk.asks;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.frontdesk.asks.Ask.Field;
import dev.frontdesk.tickets.MessageCard;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Buttons and forms wherever a message is read; what they are stands in the message. */
@Component
class AskCard implements MessageCard {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final MessageSource messages;

	AskCard(JdbcClient jdbc, JsonMapper json, MessageSource messages) {
		this.jdbc = jdbc;
		this.json = json;
		this.messages = messages;
	}

	@Override
	public String kind() {
		return Ask.KIND;
	}

	@Override
	public String template() {
		return "asks/card :: card";
	}

	@Override
	public Map<String, Object> models(Collection<String> references, Locale reader) {
		Map<String, Object> models = new HashMap<>();
		if (references.isEmpty()) {
			return models;
		}
		Set<String> answered = new HashSet<>(this.jdbc.sql("select ask_id from ask_answer where ask_id in (:ids)")
			.param("ids", references.stream().map(AskCard::id).toList())
			.query(String.class)
			.list());
		references.forEach((reference) -> {
			Ask ask = ask(reference);
			models.put(reference,
					new Shown(id(reference), ask.options(), ask.fields(), answered.contains(id(reference))));
		});
		return models;
	}

	@Override
	public String asText(String reference, Locale reader) {
		Ask ask = ask(reference);
		Stream<String> lines = ask.fields().isEmpty() ? ask.options().stream()
				: ask.fields().stream().map(AskCard::line);
		return this.messages.getMessage(ask.fields().isEmpty() ? "asks.text.options" : "asks.text.fields", null, reader)
				+ lines.map("\n– "::concat).reduce("", String::concat);
	}

	@Override
	public String redacted(String reference, UnaryOperator<String> black) {
		Ask ask = ask(reference);
		List<Field> fields = ask.fields()
			.stream()
			.map((field) -> new Field(black.apply(field.label()), field.kind(), field.required(),
					field.options().stream().map(black).toList()))
			.toList();
		return reference(id(reference), new Ask(ask.options().stream().map(black).toList(), fields));
	}

	String reference(String id, Ask ask) {
		return id + ' ' + this.json.writeValueAsString(ask);
	}

	private static String line(Field field) {
		return field.options().isEmpty() ? field.label() : field.label() + ": " + String.join(" / ", field.options());
	}

	Ask ask(String reference) {
		return this.json.readValue(reference.substring(reference.indexOf(' ') + 1), Ask.class);
	}

	private static String id(String reference) {
		return reference.substring(0, reference.indexOf(' '));
	}

	/** What the desk's card and the panel's script read. */
	public record Shown(String id, List<String> options, List<Field> fields, boolean answered) {
	}

}
