package dev.frontdesk.fields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.tickets.Fact;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketClosed;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the fields of a ticket hold. A value is a text, a number, true, a date as
 * {@code 2026-11-22}, the key of a choice, or a list of such keys; nothing is null, and
 * what holds nothing is left out.
 */
@Service
@Transactional
public class FieldValues {

	private static final int MOST_FIELDS = 1000;

	private final Catalogue catalogue;

	private final StoredValues stored;

	private final Tickets tickets;

	private final List<ValueGuard> guards;

	FieldValues(Catalogue catalogue, StoredValues stored, Tickets tickets, List<ValueGuard> guards) {
		this.catalogue = catalogue;
		this.stored = stored;
		this.tickets = tickets;
		this.guards = List.copyOf(guards);
	}

	/**
	 * Ready for JSON, by key, in the order of the fields; a customer reads only what is
	 * meant for them.
	 * @throws dev.frontdesk.tickets.TicketNotFound when there is none this reader may see
	 */
	@Transactional(readOnly = true)
	public Map<String, Object> of(Reader reader, long number) {
		Map<String, Object> values = new LinkedHashMap<>(
				json(this.stored.of(this.tickets.byNumber(reader, number).id())));
		if (reader instanceof Reader.OfCustomer) {
			values.keySet()
				.removeIf((key) -> this.catalogue.byKey(key)
					.filter((field) -> field.access().seenByCustomers() && !field.archived())
					.isEmpty());
		}
		return values;
	}

	/**
	 * The same for a list that the desk reads: by ticket id, one statement; a ticket
	 * without values is left out.
	 */
	@Transactional(readOnly = true)
	public Map<Long, Map<String, Object>> ofAll(Collection<Long> ticketIds) {
		Map<Long, Map<String, Object>> all = new HashMap<>(this.stored.ofAll(ticketIds));
		all.replaceAll((ticket, values) -> json(values));
		return all;
	}

	private static Map<String, Object> json(Map<String, Object> values) {
		Map<String, Object> json = new LinkedHashMap<>(values);
		json.replaceAll((key, value) -> StoredValues.json(value));
		return json;
	}

	/** As {@link Field}s hold them: dates as dates; for whoever draws or decides. */
	@Transactional(readOnly = true)
	public Map<String, Object> held(long ticketId) {
		return this.stored.of(ticketId);
	}

	/**
	 * Sets some values and leaves the others, all or none of them.
	 * @param values by key; null, an empty text or list takes a value away
	 * @throws WrongValues naming {@code fields.<key>} where one cannot be taken
	 * @throws TicketClosed when it changes no more
	 */
	public void set(Reader.OfDesk by, long number, Map<String, ? extends @Nullable Object> values) {
		set(by, number, "", values, Map.of());
	}

	/**
	 * The same, unless somebody changed them meanwhile.
	 * @param cause as the history tells it
	 * @param seen what the agent saw, as {@link #written}; a field that is not named is
	 * not compared
	 * @throws WrongValues also where a field holds something else than was seen
	 */
	public void set(Reader.OfDesk by, long number, String cause, Map<String, ? extends @Nullable Object> values,
			Map<String, String> seen) {
		Ticket ticket = this.tickets.lockToWork(by, number);
		if (ticket.status() == Status.CLOSED) {
			throw new TicketClosed(number);
		}
		Map<String, Object> before = this.stored.of(ticket.id());
		List<InvalidText> wrong = new ArrayList<>();
		Map<String, @Nullable Object> next = read(values, before, wrong);
		seen.forEach((key, was) -> {
			if (next.containsKey(key) && !was.equals(written(before.get(key)))
					&& !Objects.equals(before.get(key), next.get(key))) {
				wrong.add(new InvalidText(Field.PREFIX + key, "fields.value.changed-since"));
			}
		});
		next.entrySet().removeIf((entry) -> Objects.equals(before.get(entry.getKey()), entry.getValue()));
		if (wrong.isEmpty() && !next.isEmpty()) {
			Map<String, @Nullable Object> after = new HashMap<>(before);
			after.putAll(next);
			after.values().removeIf(Objects::isNull);
			this.guards.forEach((guard) -> wrong.addAll(guard.refuse(ticket, after, Set.copyOf(next.keySet()))));
		}
		if (!wrong.isEmpty()) {
			throw new WrongValues(wrong);
		}
		if (!next.isEmpty()) {
			this.tickets.remember(by, number, cause, write(ticket.id(), before, next));
		}
	}

	/**
	 * What came with a new ticket. Whether a form asks for more is for the forms to say.
	 * @param imported true when it happened elsewhere and nothing must fire
	 * @throws WrongValues naming {@code fields.<key>} where one cannot be taken
	 */
	public void setAtCreation(long ticketId, Actor by, Map<String, ? extends @Nullable Object> values,
			boolean imported) {
		Map<String, @Nullable Object> taken = new LinkedHashMap<>(check(values));
		taken.values().removeIf(Objects::isNull);
		if (!taken.isEmpty()) {
			this.tickets.rememberAtBirth(ticketId, by, "", write(ticketId, Map.of(), taken), imported);
		}
	}

	/**
	 * The values as they would be held, each looked at by itself.
	 * @throws WrongValues naming {@code fields.<key>} where one cannot be taken
	 */
	@Transactional(readOnly = true)
	public Map<String, @Nullable Object> check(Map<String, ? extends @Nullable Object> values) {
		List<InvalidText> wrong = new ArrayList<>();
		Map<String, @Nullable Object> read = read(values, Map.of(), wrong);
		if (!wrong.isEmpty()) {
			throw new WrongValues(wrong);
		}
		return read;
	}

	private Map<String, @Nullable Object> read(Map<String, ? extends @Nullable Object> values,
			Map<String, Object> before, List<InvalidText> wrong) {
		Map<String, @Nullable Object> read = new LinkedHashMap<>();
		if (values.size() > MOST_FIELDS) {
			wrong.add(new InvalidText("fields", "fields.value.too-many", MOST_FIELDS, values.size()));
			return read;
		}
		values.forEach((key, given) -> {
			try {
				Field field = this.catalogue.byKey(key)
					.orElseThrow(() -> new InvalidText(Field.PREFIX + shown(key), "fields.value.unknown"));
				if (field.archived()) {
					throw new InvalidText(field.path(), "fields.value.archived");
				}
				read.put(key, Reading.read(field, given, before.get(key)));
			}
			catch (InvalidText ex) {
				wrong.add(ex);
			}
		});
		return read;
	}

	// A stranger's word in an answer: enough of it to recognise
	private static String shown(String key) {
		return Texts.optionalLine("fields", key.substring(0, Math.min(key.length(), 40)), 40);
	}

	private List<Fact> write(long ticketId, Map<String, Object> before, Map<String, @Nullable Object> next) {
		List<Fact> facts = new ArrayList<>();
		next.forEach((key, value) -> {
			Field field = this.catalogue.byKey(key).orElseThrow();
			this.stored.put(ticketId, field, value);
			facts.add(new Fact(field.path(), StoredValues.written(before.get(key)), StoredValues.written(value)));
		});
		return facts;
	}

	/** A value as a form carries it to tell whether it changed; empty for nothing. */
	public static String written(@Nullable Object value) {
		String written = StoredValues.written(value);
		return (written != null) ? written : "";
	}

}
