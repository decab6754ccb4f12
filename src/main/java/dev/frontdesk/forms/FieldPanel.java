package dev.frontdesk.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** The fields, beside the thread: those of the ticket's form, then the others. */
@Component
class FieldPanel implements TicketPanel {

	private final TicketForms tickets;

	private final FormCatalogue catalogue;

	private final Fields fields;

	private final Questions questions;

	private final Rules rules;

	FieldPanel(TicketForms tickets, FormCatalogue catalogue, Fields fields, Questions questions, Rules rules) {
		this.tickets = tickets;
		this.catalogue = catalogue;
		this.fields = fields;
		this.questions = questions;
		this.rules = rules;
	}

	@Override
	public int order() {
		return 105;
	}

	@Override
	public String shown(Reader.OfDesk reader) {
		return TicketForms.OF_TICKET;
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		return this.fields.all().isEmpty() ? Optional.empty() : Optional.of(new Panel("forms/panel :: panel",
				model(page.number(), page.closed(), this.tickets.read(shown), null, Map.of(), page.reader())));
	}

	/**
	 * @param typed what stands in a field that was refused, by key
	 * @param wrong what is wrong with it, by key
	 */
	Model model(Ticket ticket, @Nullable Map<String, List<String>> typed, Map<String, String> wrong, Locale reader) {
		return model(ticket.number(), ticket.status() == Status.CLOSED, this.tickets.of(ticket.id()), typed, wrong,
				reader);
	}

	private Model model(long number, boolean closed, TicketForms.State state, @Nullable Map<String, List<String>> typed,
			Map<String, String> wrong, Locale reader) {
		Form form = state.form();
		Map<String, Object> values = state.values();
		Set<String> shown = (form != null) ? this.rules.shown(form, values, state.categoryId()) : Set.of();
		List<Question> asked = new ArrayList<>();
		Set<String> named = new HashSet<>();
		if (form != null) {
			for (Form.Line line : form.lines()) {
				this.fields.byKey(line.field()).filter((field) -> !field.archived()).ifPresent((field) -> {
					boolean visible = shown.contains(field.key());
					if (visible || !values.containsKey(field.key())) {
						asked.add(question(field, line, values, visible, typed, wrong, reader));
						named.add(field.key());
					}
				});
			}
		}
		List<Question> others = this.fields.active()
			.stream()
			.filter((field) -> !named.contains(field.key()))
			.map((field) -> question(field, null, values, true, typed, wrong, reader))
			.toList();
		Map<Boolean, List<Question>> filled = others.stream()
			.collect(Collectors.partitioningBy((one) -> !one.written().isEmpty() || one.error() != null));
		List<Archived> archived = this.fields.all()
			.stream()
			.filter((field) -> field.archived() && values.containsKey(field.key()))
			.map((field) -> new Archived(field.name(reader), this.questions.words(field, values, reader)))
			.toList();
		String conditional = asked.stream()
			.filter(Question::conditional)
			.map((one) -> "#row-" + one.key())
			.collect(Collectors.joining(","));
		List<Choice> forms = this.catalogue.active()
			.stream()
			.filter((one) -> one.doors().contains(Door.AGENTS) || one.equals(form))
			.map((one) -> new Choice(one.key(), one.name(reader), one.equals(form)))
			.toList();
		return new Model(number, closed, forms, state.chosen(), asked, filled.getOrDefault(true, List.of()),
				filled.getOrDefault(false, List.of()), archived, conditional,
				names(filled.getOrDefault(false, List.of()), reader));
	}

	private static String names(List<Question> questions, Locale reader) {
		return ListFormatter.getInstance(ULocale.forLocale(reader), ListFormatter.Type.UNITS, ListFormatter.Width.SHORT)
			.format(questions.stream().map(Question::label).toList());
	}

	private Question question(Field field, Form.@Nullable Line line, Map<String, Object> values, boolean shown,
			@Nullable Map<String, List<String>> typed, Map<String, String> wrong, Locale reader) {
		String error = wrong.get(field.key());
		Question held = this.questions.held(field, line, values.get(field.key()), shown, error, reader);
		List<String> refused = (typed != null && error != null) ? typed.get(field.key()) : null;
		return (refused == null) ? held
				: this.questions.question(field, line, refused, held.written(), shown, error, reader);
	}

	/**
	 * @param forms to choose from
	 * @param chosen whether this ticket has a form of its own
	 * @param asked by the form; those that are not shown too, so that rows keep their
	 * places
	 * @param filled others that hold something
	 * @param more others that hold nothing
	 * @param conditional the rows that may come and go, as a selector
	 * @param moreNames what those that hold nothing are called
	 */
	public record Model(long number, boolean closed, List<Choice> forms, boolean chosen, List<Question> asked,
			List<Question> filled, List<Question> more, List<Archived> archived, String conditional, String moreNames) {

		public boolean any() {
			return !this.asked.isEmpty() || !this.filled.isEmpty();
		}

	}

	public record Choice(String key, String name, boolean chosen) {
	}

	public record Archived(String name, String value) {
	}

}
