package dev.frontdesk.actions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that can be done to a ticket, and the doing of it: all steps or none. */
@Service
public class Actions {

	/** Stands in the way back for what the ticket's history tells; its value, where. */
	private static final String TOLD = "told";

	private final Map<String, TicketAction> byKey;

	private final List<TicketAction> inOrder;

	private final List<TicketActionSource> sources;

	private final Tickets tickets;

	private final MessageSource messages;

	Actions(List<TicketAction> actions, List<TicketActionSource> sources, Tickets tickets, MessageSource messages) {
		this.byKey = actions.stream().collect(Collectors.toMap(TicketAction::key, Function.identity()));
		this.inOrder = actions.stream().sorted(Comparator.comparingInt(TicketAction::order)).toList();
		this.sources = List.copyOf(sources);
		this.tickets = tickets;
		this.messages = messages;
	}

	public List<TicketAction> all() {
		return Stream
			.concat(this.inOrder.stream(), this.sources.stream().flatMap((source) -> source.actions().stream()))
			.sorted(Comparator.comparingInt(TicketAction::order))
			.toList();
	}

	public Optional<TicketAction> find(String key) {
		TicketAction own = this.byKey.get(key);
		return (own != null) ? Optional.of(own)
				: this.sources.stream()
					.flatMap((source) -> source.actions().stream())
					.filter((action) -> action.key().equals(key))
					.findFirst();
	}

	/**
	 * The step with its value cleaned.
	 * @throws UnknownAction when there is no such action
	 * @throws dev.frontdesk.web.InvalidText when its value makes no sense
	 */
	public Step check(Step step) {
		return new Step(step.action(), action(step).check(step.value()));
	}

	/**
	 * The step in the reader's language, such as "Status: Solved"; its name alone where
	 * its words were forgotten.
	 */
	public String words(Step step, Locale reader) {
		return find(step.action()).map((action) -> {
			String name = action.label(this.messages, reader);
			boolean forgotten = step.value().isEmpty() && action.ownWords();
			String value = forgotten ? "" : action.words(step.value(), reader);
			return value.isEmpty() ? name
					: this.messages.getMessage("actions.words", new Object[] { name, value }, reader);
		}).orElseGet(() -> this.messages.getMessage("actions.unknown.step", null, reader));
	}

	/** Whether one of them leaves a note. */
	public boolean writeNotes(Steps steps) {
		return steps.list().stream().flatMap((step) -> find(step.action()).stream()).anyMatch(TicketAction::writesNote);
	}

	/** What the step would change in this ticket, in the reader's language. */
	public Foreseen foresee(Step step, Ticket ticket, Locale reader) {
		TicketAction action = find(step.action()).orElse(null);
		if (action == null) {
			return new Foreseen(words(step, reader), null, false, true);
		}
		String current = action.current(ticket);
		boolean same = step.value().equals(current);
		return new Foreseen(words(step, reader), (current == null || same) ? null : action.words(current, reader), same,
				false);
	}

	/**
	 * Does every step to the ticket, or none of them.
	 * @throws dev.frontdesk.web.Refusal when one of them cannot be done
	 */
	@Transactional
	public Deed apply(Acting acting, long number, List<Step> steps) {
		lock(acting, number, steps);
		List<Step> undo = new ArrayList<>();
		boolean changed = false;
		for (Step step : steps) {
			Ticket ticket = this.tickets.byNumber(acting.by(), number);
			long from = ticket.seq();
			TicketAction.Outcome outcome = action(step).apply(acting, ticket, step.value());
			changed |= outcome.changed();
			if (outcome.told()) {
				undo.addFirst(new Step(TOLD, from + "-" + this.tickets.byNumber(acting.by(), number).seq()));
			}
			else if (outcome.was() != null) {
				undo.addFirst(new Step(step.action(), outcome.was()));
			}
		}
		return new Deed(changed, undo, this.tickets.byNumber(acting.by(), number).seq());
	}

	/**
	 * Goes back by the steps of a {@link Deed}.
	 * @param seq where the deed left the ticket
	 * @throws ChangedSince when something has happened to the ticket after it
	 */
	@Transactional
	public Deed undo(Acting acting, long number, List<Step> steps, long seq) {
		lock(acting, number, steps);
		if (this.tickets.byNumber(acting.by(), number).seq() != seq) {
			throw new ChangedSince();
		}
		for (Step step : steps) {
			if (step.action().equals(TOLD)) {
				this.tickets.takeBack(acting.by(), number, span(step.value()));
			}
			else {
				action(step).undo(acting, this.tickets.byNumber(acting.by(), number), step.value());
			}
		}
		return new Deed(true, List.of(), this.tickets.byNumber(acting.by(), number).seq());
	}

	/**
	 * Whether the ticket's history alone tells all that was done, and can be taken back
	 * by it.
	 */
	public boolean isToldWhole(List<Step> steps, Deed deed) {
		return steps.stream().allMatch((step) -> find(step.action()).filter(TicketAction::undoable).isPresent())
				&& deed.undo().stream().allMatch((step) -> step.action().equals(TOLD));
	}

	private static Tickets.Span span(String places) {
		int dash = places.indexOf('-');
		return new Tickets.Span(Long.parseLong(places.substring(0, dash)), Long.parseLong(places.substring(dash + 1)));
	}

	// What an action reads of the ticket stays true until it has acted
	private void lock(Acting acting, long number, List<Step> steps) {
		if (steps.stream().noneMatch((step) -> !step.action().equals(TOLD) && action(step).locksItself())) {
			this.tickets.lockToNote(acting.by(), number);
		}
	}

	private TicketAction action(Step step) {
		return find(step.action()).orElseThrow(UnknownAction::new);
	}

	/**
	 * What a step would do.
	 *
	 * @param words such as "Status: Solved"
	 * @param now the value the ticket has; null where that says nothing
	 * @param same whether the ticket is so already
	 * @param broken whether the step can no longer be done
	 */
	public record Foreseen(String words, @Nullable String now, boolean same, boolean broken) {
	}

}
