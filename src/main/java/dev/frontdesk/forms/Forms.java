package dev.frontdesk.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.fields.WrongValues;
import dev.frontdesk.tickets.Fact;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is asked of a new ticket: the same at every door. */
@Service
@Transactional
public class Forms {

	private final FormCatalogue catalogue;

	private final Rules rules;

	private final Fields fields;

	private final FieldValues values;

	private final Tickets tickets;

	private final JdbcClient jdbc;

	Forms(FormCatalogue catalogue, Rules rules, Fields fields, FieldValues values, Tickets tickets, JdbcClient jdbc) {
		this.tickets = tickets;
		this.catalogue = catalogue;
		this.rules = rules;
		this.fields = fields;
		this.values = values;
		this.jdbc = jdbc;
	}

	/** Those offered there, in their order. */
	@Transactional(readOnly = true)
	public List<Form> offered(Door door, @Nullable Long brandId) {
		return this.catalogue.active().stream().filter((form) -> form.offeredAt(door, brandId)).toList();
	}

	/**
	 * The form an opening names, or the standard one.
	 * @throws InvalidText at {@code form} when it names none that is offered there
	 */
	@Transactional(readOnly = true)
	public Optional<Form> of(Opening opening) {
		String key = opening.form();
		if (key == null || key.isBlank()) {
			return opening.door().ofCustomers() ? Optional.empty() : this.catalogue.standard();
		}
		return Optional.of(this.catalogue.byKey(key)
			.filter((form) -> !opening.door().ofCustomers() || form.offeredAt(opening.door(), opening.brandId()))
			.orElseThrow(() -> new InvalidText("form", "forms.refused.unknown")));
	}

	/**
	 * Looks at what is to come with a new ticket, before it is opened.
	 * @return the values as they will be held: what is hidden is left out
	 * @throws WrongValues naming each {@code fields.<key>} at fault
	 * @throws InvalidText at {@code form} when it names none
	 */
	@Transactional(readOnly = true)
	public Map<String, Object> check(Opening opening) {
		Form form = of(opening).orElse(null);
		List<InvalidText> wrong = new ArrayList<>();
		Map<String, Object> read = new LinkedHashMap<>();
		opening.values().forEach((key, given) -> {
			try {
				Map<String, @Nullable Object> one = new LinkedHashMap<>();
				one.put(key, given);
				Object value = this.values.check(one).get(key);
				if (value != null && asks(form, key, opening.door())) {
					read.put(key, value);
				}
			}
			catch (WrongValues ex) {
				wrong.add(ex);
			}
		});
		if (form != null) {
			Long category = (form.categoryId() != null) ? form.categoryId() : opening.categoryId();
			Set<String> shown = this.rules.shown(form, read, category);
			read.keySet().removeIf((key) -> form.line(key).isPresent() && !shown.contains(key));
			List<String> named = wrong.stream().map(InvalidText::field).toList();
			this.rules
				.lacking(form, read, category, (line) -> line.required() && asks(form, line.field(), opening.door()))
				.stream()
				.filter((line) -> !named.contains(Field.PREFIX + line.field()))
				.forEach((line) -> wrong.add(new InvalidText(Field.PREFIX + line.field(), "forms.value.required")));
		}
		if (!wrong.isEmpty()) {
			throw new WrongValues(wrong);
		}
		return read;
	}

	// A customer gives only what the form asks of customers
	private boolean asks(@Nullable Form form, String key, Door door) {
		if (!door.ofCustomers()) {
			return true;
		}
		return form != null && form.line(key).isPresent()
				&& this.fields.byKey(key).filter((field) -> field.access().filledByCustomers()).isPresent();
	}

	/**
	 * Another form asks from now on; what is known stays known.
	 * @param key empty for none of its own
	 */
	public void choose(Reader.OfDesk by, long number, String key) {
		Ticket ticket = this.tickets.lockToWork(by, number);
		Form next = key.isBlank() ? null
				: this.catalogue.byKey(key).orElseThrow(() -> new InvalidText("form", "forms.refused.unknown"));
		Long before = this.jdbc.sql("select form_id from ticket_form where ticket_id = ?")
			.param(ticket.id())
			.query(Long.class)
			.optional()
			.orElse(null);
		if (Objects.equals(before, (next != null) ? Long.valueOf(next.id()) : null)) {
			return;
		}
		this.tickets.remember(by, number, "", "form", keyOf(before), (next != null) ? next.key() : null);
		if (next == null) {
			this.jdbc.sql("delete from ticket_form where ticket_id = ?").param(ticket.id()).update();
		}
		else {
			keep(ticket.id(), next);
		}
	}

	private @Nullable String keyOf(@Nullable Long formId) {
		return (formId == null) ? null : this.catalogue.governing(formId).map(Form::key).orElse(null);
	}

	private void keep(long ticketId, Form form) {
		this.jdbc.sql("""
				insert into ticket_form (ticket_id, form_id) values (?, ?)
				on conflict (ticket_id) do update set form_id = excluded.form_id""")
			.params(ticketId, form.id())
			.update();
	}

	/** The key of the form of a ticket's own; null where it has none. */
	@Transactional(readOnly = true)
	public @Nullable String of(long ticketId) {
		return keyOf(this.jdbc.sql("select form_id from ticket_form where ticket_id = ?")
			.param(ticketId)
			.query(Long.class)
			.optional()
			.orElse(null));
	}

	/**
	 * Keeps what came with a ticket that has just been opened, in the same transaction.
	 * @throws WrongValues as {@link #check} does
	 */
	public void begin(long ticketId, Actor by, Opening opening) {
		Map<String, Object> checked = check(opening);
		String key = opening.form();
		if (key != null && !key.isBlank()) {
			Form form = Objects.requireNonNull(of(opening).orElse(null));
			keep(ticketId, form);
			this.tickets.rememberAtBirth(ticketId, by, "", List.of(new Fact("form", null, form.key())), false);
		}
		this.values.setAtCreation(ticketId, by, checked, false);
	}

}
