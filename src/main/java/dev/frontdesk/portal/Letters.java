package dev.frontdesk.portal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.PublicId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the portal mails, in the customer's language, each with a link that signs in. */
@Component
@Transactional
class Letters {

	private final SignIns signIns;

	private final Customers customers;

	private final Tickets tickets;

	private final Settings settings;

	private final MessageSource messages;

	private final Map<String, MessageCard> cards;

	private final JdbcClient jdbc;

	private final Clock clock;

	Letters(SignIns signIns, Customers customers, Tickets tickets, Settings settings, MessageSource messages,
			ObjectProvider<MessageCard> cards, JdbcClient jdbc, Clock clock) {
		this.signIns = signIns;
		this.customers = customers;
		this.tickets = tickets;
		this.settings = settings;
		this.messages = messages;
		this.cards = cards.stream().collect(Collectors.toMap(MessageCard::kind, Function.identity()));
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** To a known address only; nobody learns which are. */
	void signIn(EmailAddress email, Locale locale, String target) {
		this.customers.byEmail(email).ifPresent((customer) -> signIn(email, customer.id(), locale, target));
	}

	void signIn(EmailAddress email, long customerId, Locale locale, String target) {
		Words words = new Words(locale);
		String link = this.signIns.issue(email, customerId, locale, target);
		mail(email, locale, "portal-sign-in", words.say("portal.letter.sign-in.subject"),
				List.of(words.say("portal.letter.sign-in.text")), words.say("portal.nav.sign-in"), link,
				List.of(words.say("portal.letter.expiry"), words.say("portal.letter.sign-in.not-you")));
	}

	/** We have the request; not yet an answer. */
	void received(EmailAddress email, long ticketId, Locale locale) {
		Ticket ticket = this.tickets.byId(ticketId);
		Words words = new Words(locale);
		String link = this.signIns.issue(email, ticket.customerId(), locale, "requests/" + ticket.publicId());
		String number = Long.toString(ticket.number());
		mail(email, locale, "portal-received", words.say("portal.letter.received.subject", number),
				List.of(words.say("portal.letter.received.text", number, ticket.subject())),
				words.say("portal.letter.received.link"), link, List.of(words.say("portal.letter.expiry")));
	}

	/**
	 * What an agent answered.
	 * @return false where there is no address to send it to
	 */
	boolean answered(Ticket ticket, long seq) {
		Optional<EmailAddress> email = this.customers.emails(ticket.customerId())
			.stream()
			.findFirst()
			.map(EmailAddress::new);
		email.ifPresent((address) -> answered(address, ticket, answer(ticket.id(), seq)));
		return email.isPresent();
	}

	private void answered(EmailAddress email, Ticket ticket, Answer answer) {
		Customer customer = this.customers.customer(ticket.customerId());
		Locale locale = Languages.best(List.of(ticket.language(), customer.locale().toLanguageTag()),
				this.settings.workspace().defaultLocale());
		Words words = new Words(locale);
		String number = Long.toString(ticket.number());
		List<String> before = new ArrayList<>();
		before.add(words.say("portal.letter.answered.text", answer.author(), number));
		before.add(answer.text());
		before.addAll(cards(answer.messageId(), locale));
		if (answer.files() > 0) {
			before.add(words.say("portal.letter.answered.files", answer.files()));
		}
		String link = this.signIns.issue(email, customer.id(), locale, "requests/" + ticket.publicId());
		mail(email, locale, "portal-answered", words.say("portal.letter.answered.subject", number, ticket.subject()),
				before, words.say("portal.letter.answered.link"), link, List.of(words.say("portal.letter.expiry")));
	}

	private Answer answer(long ticketId, long seq) {
		return this.jdbc.sql("""
				select m.id, m.text, a.name, (select count(*) from message_file f where f.message_id = m.id) as files
				from message m left join agent a on a.id = m.author_id
				where m.ticket_id = ? and m.seq = ? and m.visibility = 'PUBLIC'""")
			.params(ticketId, seq)
			.query((row, number) -> {
				String name = row.getString("name");
				return new Answer(row.getLong("id"), row.getString("text"),
						(name != null) ? name : this.settings.standardBrand().name(), row.getLong("files"));
			})
			.single();
	}

	private List<String> cards(long messageId, Locale locale) {
		return this.jdbc.sql("select kind, reference from message_card where message_id = ? order by position")
			.param(messageId)
			.query((row, number) -> {
				MessageCard owner = this.cards.get(row.getString("kind"));
				return (owner != null) ? owner.asText(row.getString("reference"), locale) : "";
			})
			.list()
			.stream()
			.filter((line) -> !line.isEmpty())
			.toList();
	}

	private void mail(EmailAddress to, Locale locale, String purpose, String subject, List<String> before,
			String linkText, String link, List<String> after) {
		String text = String.join("\n\n", before) + "\n\n" + linkText + ":\n" + link + "\n\n"
				+ String.join("\n\n", after);
		this.jdbc.sql(
				"insert into letter (public_id, to_address, locale, purpose, subject, text_body, html_body, status, next_attempt_at, created_at) values (?,?,?,?,?,?,?,'KEPT','infinity',?)")
			.params(PublicId.next(), to.value(), locale.toLanguageTag(), purpose, subject, text, "",
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private record Answer(long messageId, String text, String author, long files) {
	}

	/** The bundle in one language. */
	private final class Words {

		private final Locale locale;

		Words(Locale locale) {
			this.locale = locale;
		}

		String say(String key, Object... arguments) {
			return Letters.this.messages.getMessage(key, arguments, this.locale);
		}

	}

}
