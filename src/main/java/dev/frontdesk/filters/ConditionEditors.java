package dev.frontdesk.filters;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.frontdesk.filters.ConditionEditor.Option;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws the one editor in which views and rules get their conditions. */
@Service
@Transactional(readOnly = true, noRollbackFor = InvalidFilter.class)
public class ConditionEditors {

	private static final List<String> UNITS = List.of("m", "h", "d", "w");

	private final TicketFilters filters;

	private final MessageSource messages;

	ConditionEditors(TicketFilters filters, MessageSource messages) {
		this.filters = filters;
		this.messages = messages;
	}

	/** For what one agent looks at: any field, and "me". */
	public ConditionEditor personal(ConditionForm form, Map<String, String> errors, ZoneId zone, Locale reader) {
		return new Drawing((field) -> true, true, errors, zone, reader).editor(form);
	}

	/** For what holds for everyone, such as a rule. */
	public ConditionEditor common(ConditionForm form, Predicate<TicketField> fields, Map<String, String> errors,
			ZoneId zone, Locale reader) {
		return new Drawing(fields, false, errors, zone, reader).editor(form);
	}

	private final class Drawing {

		private final List<TicketField> fields;

		private final boolean personal;

		private final Map<String, String> errors;

		private final ZoneId zone;

		private final Locale reader;

		// The same choices serve every row that asks for the field
		private final Map<String, List<TicketField.Choice>> choices = new LinkedHashMap<>();

		Drawing(Predicate<TicketField> offered, boolean personal, Map<String, String> errors, ZoneId zone,
				Locale reader) {
			this.fields = ConditionEditors.this.filters.fields().stream().filter(offered).toList();
			this.personal = personal;
			this.errors = errors;
			this.zone = zone;
			this.reader = reader;
		}

		ConditionEditor editor(ConditionForm form) {
			return new ConditionEditor(group(form.root(), ConditionForm.ROOT, "", 1), sentence(form), this.errors);
		}

		private @org.jspecify.annotations.Nullable String sentence(ConditionForm form) {
			try {
				TicketFilter filter = form.filter(ConditionEditors.this.filters, this.zone);
				TicketFilter checked = this.personal ? ConditionEditors.this.filters.checkPersonal(filter)
						: ConditionEditors.this.filters.check(filter);
				return ConditionEditors.this.filters.explain(checked, this.reader);
			}
			catch (InvalidFilter ex) {
				return null;
			}
		}

		private ConditionEditor.Part group(ConditionForm.Group group, String path, String place, int depth) {
			List<ConditionEditor.Part> parts = new ArrayList<>();
			for (int i = 0; i < group.parts().size(); i++) {
				String below = path + "." + i;
				String number = (place.isEmpty() ? "" : place + ".") + (i + 1);
				parts.add(switch (group.parts().get(i)) {
					case ConditionForm.Group inner -> group(inner, below, number, depth + 1);
					case ConditionForm.Row row ->
						new ConditionEditor.Part(below, number, "", List.of(), question(row), true);
				});
			}
			return new ConditionEditor.Part(path, place, group.join(), parts, null, depth >= FilterCheck.DEEPEST - 1);
		}

		private ConditionEditor.Question question(ConditionForm.Row row) {
			TicketField field = this.fields.stream()
				.filter((one) -> one.key().equals(row.field()))
				.findFirst()
				.orElse(this.fields.getFirst());
			Operator chosen = row.operatorOf(field);
			List<Option> operators = field.type()
				.operators()
				.stream()
				.map((one) -> new Option(one.key(), say(operatorKey(field, one)), one == chosen))
				.toList();
			List<Option> units = UNITS.stream()
				.filter((unit) -> !field.days() || unit.equals("d") || unit.equals("w"))
				.map((unit) -> new Option(unit, say("filters.unit." + unit), unit.equals(row.unit())))
				.toList();
			return new ConditionEditor.Question(sections(field), operators, input(field, chosen),
					choices(field, row.values()), units, typed(field, chosen, row),
					field.label(ConditionEditors.this.messages, this.reader), this.errors.get(field.key()));
		}

		/** A time as it was kept, in the zone of the reader; a day as it is meant. */
		private String typed(TicketField field, Operator operator, ConditionForm.Row row) {
			String typed = String.join(", ", row.values());
			if (!field.days() || operator.takesSpans() || typed.indexOf('T') < 0) {
				return typed;
			}
			try {
				Instant at = LocalDateTime.parse(typed).atZone(this.zone).toInstant();
				return Days.meant(operator, at).toString();
			}
			catch (DateTimeException ex) {
				return typed;
			}
		}

		private static String operatorKey(TicketField field, Operator operator) {
			boolean time = field.type() == TicketField.Type.TIME
					&& (operator == Operator.GIVEN || operator == Operator.EMPTY);
			return "filters.operator." + (time ? "time-" : "") + operator.key();
		}

		private String input(TicketField field, Operator operator) {
			if (!operator.takesValues()) {
				return "none";
			}
			if (operator.takesSpans()) {
				return "span";
			}
			return switch (field.type()) {
				case TIME -> field.days() ? "day" : "time";
				case NUMBER -> "number";
				default -> choicesOf(field).isEmpty() ? "text" : "choices";
			};
		}

		private List<ConditionEditor.Section> sections(TicketField chosen) {
			Map<String, List<Option>> sections = new LinkedHashMap<>();
			for (TicketField field : this.fields) {
				if (field.retired() && field != chosen) {
					continue;
				}
				sections.computeIfAbsent(field.section(), (key) -> new ArrayList<>())
					.add(new Option(field.key(), field.label(ConditionEditors.this.messages, this.reader),
							field == chosen));
			}
			return sections.entrySet()
				.stream()
				.map((entry) -> new ConditionEditor.Section(say(entry.getKey()), entry.getValue()))
				.toList();
		}

		private List<Option> choices(TicketField field, List<String> values) {
			List<TicketField.Choice> offered = choicesOf(field);
			String own = field.ownKey();
			Stream<TicketField.Choice> me = (this.personal && own != null)
					? Stream.of(new TicketField.Choice(TicketFilter.ME, say(own))) : Stream.empty();
			return Stream.concat(me, offered.stream())
				.map((one) -> new Option(one.value(), one.label(), values.contains(one.value())))
				.sorted(Comparator.comparing((one) -> !one.chosen()))
				.toList();
		}

		private List<TicketField.Choice> choicesOf(TicketField field) {
			return this.choices.computeIfAbsent(field.key(), (key) -> field.choices(this.reader));
		}

		private String say(String key) {
			return ConditionEditors.this.messages.getMessage(key, null, this.reader);
		}

	}

}
