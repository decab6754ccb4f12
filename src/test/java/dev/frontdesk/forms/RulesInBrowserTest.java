package dev.frontdesk.forms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import com.microsoft.playwright.Page;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.fields.Access;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldDraft;
import dev.frontdesk.fields.FieldType;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.testing.BrowserTest;
import dev.frontdesk.testing.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The panel of the chat shows what the server will ask for. */
@BrowserTest
class RulesInBrowserTest {

	private static final int FORMS = 150;

	private static final List<String> WORDS = List.of("Zip", "the ZIP is torn", "İstanbul", "ß", "rucksack");

	private static final List<String> NUMBERS = List.of("0", "12", "-3", "7.5", "٣", "๑๒", "1 000");

	private static final List<String> CHOICES = List.of("red", "green", "blue");

	@Autowired
	Rules rules;

	@Autowired
	Fields fields;

	@Autowired
	FieldValues values;

	@Autowired
	Clock clock;

	private final Random random = new Random(20261122);

	private final Map<FieldType, String> keys = new EnumMap<>(FieldType.class);

	@Test
	void whatIsShownInTheBrowserIsWhatTheServerAsksFor(@Person Page page) throws IOException {
		for (FieldType type : FieldType.values()) {
			this.keys.put(type, define(type));
		}
		List<Map<String, Object>> cases = new ArrayList<>();
		List<Set<String>> expected = new ArrayList<>();
		int hidden = 0;
		for (int i = 0; i < FORMS; i++) {
			Form form = form();
			Map<String, Object> typed = typed();
			Set<String> shown = this.rules.shown(form, held(typed), null);
			hidden += this.keys.size() - shown.size();
			expected.add(shown);
			cases.add(Map.of("rules", this.rules.inBrowser(form, null), "typed", typed));
		}
		String rules = new ClassPathResource("static/forms/rules.js").getContentAsString(StandardCharsets.UTF_8);
		Object drawn = page.evaluate(
				"([cases, now]) => {" + rules.replace("export function", "function")
						+ "return cases.map(({ rules, typed }) => [...shown(JSON.parse(rules), typed, now)]); }",
				List.of(cases, (double) this.clock.millis()));
		List<?> all = (List<?>) drawn;
		for (int i = 0; i < FORMS; i++) {
			assertThat((List<?>) all.get(i)).as("%s", cases.get(i))
				.map(Objects::toString)
				.containsExactlyElementsOf(expected.get(i));
		}
		assertThat(hidden).as("conditions that did not hold").isBetween(FORMS, FORMS * 6);
	}

	private Map<String, ? extends @Nullable Object> held(Map<String, Object> typed) {
		return this.values.check(typed);
	}

	private String define(FieldType type) {
		return this.fields.add(Actor.SYSTEM, "rules-"
				+ type.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID().toString().substring(0, 8),
				type,
				new FieldDraft(LocalizedText.of("en", type.name()), new LocalizedText(Map.of()),
						CHOICES.stream()
							.map((key) -> new Field.Choice(key, LocalizedText.of("en", key), false))
							.toList(),
						"", Access.CUSTOMERS_EDIT, false))
			.key();
	}

	// Each may depend on those before it
	private Form form() {
		List<Form.Line> lines = new ArrayList<>();
		List<FieldType> before = new ArrayList<>();
		for (FieldType type : FieldType.values()) {
			boolean free = before.isEmpty() || this.random.nextInt(4) == 0;
			lines.add(new Form.Line(Objects.requireNonNull(this.keys.get(type)), false, Set.of(),
					free ? null : filter(before, 2)));
			before.add(type);
		}
		return new Form(1, "any", LocalizedText.of("en", "Any"), new LocalizedText(Map.of()), Set.of(Door.WIDGET), null,
				null, false, lines, false, 0);
	}

	private TicketFilter filter(List<FieldType> of, int depth) {
		return switch (this.random.nextInt((depth > 0) ? 6 : 3)) {
			case 3 -> new TicketFilter.All(List.of(filter(of, depth - 1), filter(of, depth - 1)));
			case 4 -> new TicketFilter.Any(List.of(filter(of, depth - 1), filter(of, depth - 1)));
			case 5 -> new TicketFilter.Not(filter(of, depth - 1));
			default -> condition(of.get(this.random.nextInt(of.size())));
		};
	}

	private TicketFilter condition(FieldType type) {
		List<Operator> operators = operators(type);
		Operator operator = operators.get(this.random.nextInt(operators.size()));
		String path = Field.PREFIX + this.keys.get(type);
		return !operator.takesValues() ? TicketFilter.where(path, operator)
				: TicketFilter.where(path, operator, wanted(type, operator), wanted(type, operator));
	}

	private static List<Operator> operators(FieldType type) {
		return switch (type) {
			case TEXT, LONG_TEXT -> List.of(Operator.CONTAINS, Operator.CONTAINS_NOT, Operator.STARTS_WITH, Operator.IS,
					Operator.GIVEN, Operator.EMPTY);
			case NUMBER, DECIMAL ->
				List.of(Operator.AT_LEAST, Operator.AT_MOST, Operator.IS, Operator.GIVEN, Operator.EMPTY);
			case CHECKBOX -> List.of(Operator.YES, Operator.NO);
			case DATE -> List.of(Operator.IN_LAST, Operator.NOT_IN_LAST, Operator.OLDER_THAN, Operator.IN_NEXT,
					Operator.PAST, Operator.BEFORE, Operator.AFTER, Operator.GIVEN, Operator.EMPTY);
			case CHOICE -> List.of(Operator.IS, Operator.IS_NOT, Operator.GIVEN, Operator.EMPTY);
			case CHOICES ->
				List.of(Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE, Operator.GIVEN, Operator.EMPTY);
		};
	}

	private String wanted(FieldType type, Operator operator) {
		return switch (type) {
			case TEXT, LONG_TEXT -> one(List.of("zip", "THE", "i", "ß", "sack"));
			case NUMBER, DECIMAL -> one(List.of("0", "12", "-3", "7.5", "3"));
			case DATE -> operator.takesSpans() ? one(List.of("3d", "100h", "2w"))
					: this.clock.instant().plus(this.random.nextInt(20) - 10L, ChronoUnit.DAYS).toString();
			default -> one(CHOICES);
		};
	}

	private Map<String, Object> typed() {
		Map<String, Object> typed = new HashMap<>();
		this.keys.forEach((type, key) -> {
			if (this.random.nextInt(3) > 0) {
				typed.put(key, typed(type));
			}
		});
		return typed;
	}

	private Object typed(FieldType type) {
		return switch (type) {
			case TEXT, LONG_TEXT -> one(WORDS);
			case NUMBER -> one(List.of("0", "12", "-3", "๑๒"));
			case DECIMAL -> one(NUMBERS);
			case CHECKBOX -> List.of("true", "false");
			case DATE ->
				this.clock.instant().plus(this.random.nextInt(20) - 10L, ChronoUnit.DAYS).toString().substring(0, 10);
			case CHOICE -> one(CHOICES);
			case CHOICES -> List.of("", one(CHOICES), one(CHOICES));
		};
	}

	private String one(List<String> of) {
		return of.get(this.random.nextInt(of.size()));
	}

}
