package dev.frontdesk.forms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.fields.ValueGuard;
import dev.frontdesk.tickets.SolveGuard;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What must be known before a status stands in the way of it, and stays while it lasts.
 */
@Component
class RequiredFields implements SolveGuard, ValueGuard {

	private final FormCatalogue catalogue;

	private final Rules rules;

	private final TicketForms tickets;

	private final Fields fields;

	RequiredFields(FormCatalogue catalogue, Rules rules, TicketForms tickets, Fields fields) {
		this.catalogue = catalogue;
		this.rules = rules;
		this.tickets = tickets;
		this.fields = fields;
	}

	@Override
	public List<String> open(long ticketId, Locale reader) {
		return openBefore(Status.SOLVED, ticketId, reader);
	}

	@Override
	public List<String> openBefore(Status next, long ticketId, Locale reader) {
		Predicate<Form.Line> wanted = (line) -> line.requiredBefore().contains(next);
		if (this.catalogue.all().stream().flatMap((form) -> form.lines().stream()).noneMatch(wanted)) {
			return List.of();
		}
		TicketForms.State state = this.tickets.of(ticketId);
		return Stream.ofNullable(state.form())
			.flatMap((form) -> this.rules.lacking(form, state.values(), state.categoryId(), wanted).stream())
			.flatMap((line) -> this.fields.byKey(line.field()).stream())
			.map((field) -> field.name(reader))
			.toList();
	}

	@Override
	public List<InvalidText> refuse(Ticket ticket, Map<String, @Nullable Object> after, Set<String> changed) {
		Predicate<Form.Line> wanted = (line) -> line.requiredBefore().contains(ticket.status())
				&& changed.contains(line.field());
		if (this.catalogue.all().stream().flatMap((form) -> form.lines().stream()).noneMatch(wanted)) {
			return List.of();
		}
		return Stream.ofNullable(this.tickets.of(ticket.id()).form())
			.flatMap((one) -> this.rules.lacking(one, after, ticket.categoryId(), wanted).stream())
			.map((line) -> new InvalidText(Field.PREFIX + line.field(), "forms.value.required-now"))
			.toList();
	}

}
