package dev.frontdesk.asks;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.frontdesk.asks.Ask.Field;
import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.InvalidEmail;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A visitor's answer to what was asked under a message of their thread; once. */
@Component
@Transactional
class Answers {

	private static final Pattern ID = Pattern.compile("[a-z0-9]{16}");

	private static final int LONGEST = 500;

	private final AskCard cards;

	private final VisitorThreads threads;

	private final JdbcClient jdbc;

	private final Clock clock;

	Answers(AskCard cards, VisitorThreads threads, JdbcClient jdbc, Clock clock) {
		this.cards = cards;
		this.threads = threads;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * What they choose or fill in becomes their message.
	 * @throws AskNotFound when it was never offered in this thread
	 * @throws AskOver when it was answered, or they have written something else since
	 * @throws WrongAnswers when it is none of what was offered, naming each field
	 */
	void give(Own own, String askId, @Nullable String clientId, @Nullable String option,
			@Nullable Map<String, @Nullable String> fields) {
		Offered offered = offered(own, askId);
		Ask ask = this.cards.ask(offered.reference());
		String text = ask.fields().isEmpty() ? chosen(ask, option) : filled(ask, (fields != null) ? fields : Map.of());
		boolean first = this.jdbc.sql("""
				insert into ask_answer (ask_id, ticket_id, client_id, answered_at) values (?, ?, ?, ?)
				on conflict do nothing""")
			.params(askId, own.ticketId(), (clientId != null) ? clientId : "",
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update() == 1;
		boolean over = first ? offered.passed() : !isRepeated(askId, clientId);
		if (over) {
			throw new AskOver();
		}
		this.threads.say(own, clientId, text);
	}

	private boolean isRepeated(String askId, @Nullable String clientId) {
		return this.jdbc.sql("select exists (select 1 from ask_answer where ask_id = ? and client_id = ?)")
			.params(askId, (clientId != null) ? clientId : "")
			.query(Boolean.class)
			.single();
	}

	private Offered offered(Own own, String askId) {
		Reader.Predicate reads = new Reader.OfCustomer(own.customerId()).reads();
		if (!ID.matcher(askId).matches()) {
			throw new AskNotFound();
		}
		return this.jdbc.sql("""
				select c.reference, exists (select 1 from message l where l.ticket_id = m.ticket_id and l.seq > m.seq
					and l.author_kind = 'CUSTOMER' and l.visibility = 'PUBLIC') as passed
				from message m join message_card c on c.message_id = m.id
				where m.ticket_id = ticket_survivor(:ticket) and c.kind = 'ask' and c.reference like :id || ' %%'
				and m.deleted_at is null and %s""".formatted(reads.sql()))
			.params(reads.parameters())
			.param("ticket", own.ticketId())
			.param("id", askId)
			.query(Offered.class)
			.optional()
			.orElseThrow(AskNotFound::new);
	}

	private static String chosen(Ask ask, @Nullable String option) {
		if (option == null || !ask.options().contains(option)) {
			throw new AskNotFound();
		}
		return option;
	}

	private static String filled(Ask ask, Map<String, @Nullable String> typed) {
		List<InvalidText> wrong = new ArrayList<>();
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < ask.fields().size(); i++) {
			Field field = ask.fields().get(i);
			try {
				String value = value(field, "fields." + i, typed.get(Integer.toString(i)));
				if (!value.isEmpty()) {
					lines.add(field.label() + ": " + value);
				}
			}
			catch (InvalidText ex) {
				wrong.add(ex);
			}
		}
		if (wrong.isEmpty() && lines.isEmpty()) {
			wrong.add(new InvalidText("fields.0", "asks.nothing"));
		}
		if (!wrong.isEmpty()) {
			throw new WrongAnswers(wrong);
		}
		return String.join("\n", lines);
	}

	private static String value(Field field, String name, @Nullable String typed) {
		String value = Texts.optionalLine(name, typed, LONGEST);
		if (value.isEmpty()) {
			if (field.required()) {
				throw new InvalidText(name, "asks.required");
			}
			return "";
		}
		return switch (field.kind()) {
			case TEXT -> value;
			case EMAIL -> email(name, value);
			case DATE -> date(name, value);
			case CHOICE -> {
				if (!field.options().contains(value)) {
					throw new InvalidText(name, "asks.not-offered");
				}
				yield value;
			}
		};
	}

	private static String email(String name, String value) {
		try {
			return new EmailAddress(value).value();
		}
		catch (InvalidEmail ex) {
			throw new InvalidText(name, "asks.email");
		}
	}

	// As the world writes it: whoever reads it may read in another language
	private static String date(String name, String value) {
		try {
			LocalDate date = LocalDate.parse(value);
			if (date.getYear() >= 1000 && date.getYear() <= 9999) {
				return date.toString();
			}
		}
		catch (DateTimeException ex) {
			// told below
		}
		throw new InvalidText(name, "asks.date");
	}

	/**
	 * @param passed whether the visitor has written since
	 */
	record Offered(String reference, boolean passed) {
	}

}
