package dev.frontdesk.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketField;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of the rules show. */
@Service
@Transactional(readOnly = true)
class RuleScreens {

	private final Rules rules;

	private final TicketFilters filters;

	private final Staff staff;

	private final MessageSource messages;

	RuleScreens(Rules rules, TicketFilters filters, Staff staff, MessageSource messages) {
		this.rules = rules;
		this.filters = filters;
		this.staff = staff;
		this.messages = messages;
	}

	Overview overview(Locale reader) {
		Map<Long, String> teams = this.staff.teams()
			.stream()
			.collect(Collectors.toMap(Team::id, (team) -> team.name(reader)));
		List<RoutingRule> all = this.rules.inOrder();
		List<Entry> entries = new ArrayList<>();
		List<String> sentences = sentences(all, reader);
		for (int i = 0; i < all.size(); i++) {
			entries.add(entry(all.get(i), sentences.get(i), teams, i, all.size()));
		}
		List<Deleted> deleted = this.rules.restorable()
			.stream()
			.map((rule) -> new Deleted(rule.id(), rule.name()))
			.toList();
		return new Overview(entries, this.staff.fallbackTeam().map((team) -> team.name(reader)).orElse(null), deleted);
	}

	Entry entry(long id, Locale reader) {
		return overview(reader).rules()
			.stream()
			.filter((entry) -> entry.id() == id)
			.findFirst()
			.orElseThrow(RuleNotFound::new);
	}

	private List<String> sentences(List<RoutingRule> all, Locale reader) {
		List<TicketFilter> read = new ArrayList<>();
		List<Boolean> broken = new ArrayList<>();
		for (RoutingRule rule : all) {
			TicketFilter filter = read(rule);
			read.add((filter != null) ? filter : TicketFilter.everything());
			broken.add(filter == null);
		}
		List<String> told = new ArrayList<>(this.filters.explain(read, reader));
		for (int i = 0; i < told.size(); i++) {
			if (broken.get(i)) {
				told.set(i, this.messages.getMessage("routing.why.unreadable", null, reader));
			}
		}
		return told;
	}

	@Nullable TicketFilter read(RoutingRule rule) {
		try {
			return this.filters.parse(rule.filter());
		}
		catch (InvalidFilter ex) {
			return null;
		}
	}

	private static Entry entry(RoutingRule rule, String sentence, Map<Long, String> teams, int at, int of) {
		return new Entry(rule.id(), at + 1, rule.name(), sentence, teams.getOrDefault(rule.teamId(), ""),
				rule.needsLanguage(), rule.skill(), rule.enabled(), at == 0, at == of - 1);
	}

	Editor editor(RuleForm form, Map<String, String> errors, Locale reader) {
		Map<String, TicketField> fields = fields();
		List<Option> teams = this.staff.teams()
			.stream()
			.map((team) -> new Option(Long.toString(team.id()), team.name(reader),
					Long.toString(team.id()).equals(form.team())))
			.toList();
		List<EditorRow> rows = new ArrayList<>();
		for (int i = 0; i < form.rows().size(); i++) {
			rows.add(row(i, form.rows().get(i), fields, reader));
		}
		List<String> skills = this.staff.active()
			.stream()
			.map(Agent::skills)
			.flatMap(List::stream)
			.distinct()
			.sorted()
			.toList();
		return new Editor(form, rows, teams, skills, errors, sentence(form, reader));
	}

	/**
	 * The fields a rule may ask for, by key. Times pass by themselves and start no rule.
	 */
	Map<String, TicketField> fields() {
		Map<String, TicketField> fields = new LinkedHashMap<>();
		this.filters.fields()
			.stream()
			.filter((field) -> field.type() != TicketField.Type.TIME && !field.retired())
			.forEach((field) -> fields.put(field.key(), field));
		return fields;
	}

	/** What the form says; null while it says nothing yet. */
	private @Nullable String sentence(RuleForm form, Locale reader) {
		try {
			return this.filters.explain(filterOf(form), reader);
		}
		catch (InvalidFilter ex) {
			return null;
		}
	}

	/**
	 * @throws InvalidFilter when it asks for nonsense
	 */
	TicketFilter filterOf(RuleForm form) {
		String kept = form.kept();
		return this.filters.check((kept != null) ? this.filters.parse(kept) : form.filter(fields()));
	}

	private EditorRow row(int index, RuleForm.Row row, Map<String, TicketField> fields, Locale reader) {
		List<Option> names = fields.values()
			.stream()
			.map((one) -> new Option(one.key(), one.label(this.messages, reader), one.key().equals(row.field())))
			.toList();
		TicketField field = fields.get(row.field());
		if (field == null) {
			field = Objects.requireNonNull(fields.get("language"));
		}
		Operator chosen = row.operatorOf(field);
		List<Option> operators = field.type()
			.operators()
			.stream()
			.map((one) -> new Option(one.key(), say("filters.operator." + one.key(), reader), one == chosen))
			.toList();
		List<Option> choices = field.choices(reader)
			.stream()
			.map((one) -> new Option(one.value(), one.label(), row.values().contains(one.value())))
			.sorted(Comparator.comparing((one) -> !one.chosen()))
			.toList();
		return new EditorRow(index, row.field(), names, operators, chosen.takesValues(), choices,
				String.join(", ", row.values()), field.label(this.messages, reader));
	}

	private String say(String key, Locale reader) {
		return this.messages.getMessage(key, null, reader);
	}

	/**
	 * @param fallback the team that takes the rest; null when there is none
	 */
	record Overview(List<Entry> rules, @Nullable String fallback, List<Deleted> deleted) {
	}

	record Entry(long id, int place, String name, String sentence, String team, boolean needsLanguage,
			@Nullable String skill, boolean enabled, boolean first, boolean last) {
	}

	record Deleted(long id, String name) {
	}

	record Editor(RuleForm form, List<EditorRow> rows, List<Option> teams, List<String> skills,
			Map<String, String> errors, @Nullable String sentence) {

		public @Nullable String error(String field) {
			return this.errors.get(field);
		}

	}

	record EditorRow(int index, String field, List<Option> fields, List<Option> operators, boolean takesValues,
			List<Option> choices, String text, String label) {
	}

	record Option(String value, String label, boolean chosen) {
	}

}
