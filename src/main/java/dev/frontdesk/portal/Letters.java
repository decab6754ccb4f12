package dev.frontdesk.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.language.Languages;
import dev.frontdesk.post.Letter;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.springframework.beans.factory.ObjectProvider;
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

	private final Post post;

	private final Map<String, MessageCard> cards;

	private final JdbcClient jdbc;

	Letters(SignIns signIns, Customers customers, Tickets tickets, Settings settings, Post post,
			ObjectProvider<MessageCard> cards, JdbcClient jdbc) {
		this.signIns = signIns;
		this.customers = customers;
		this.tickets = tickets;
		this.settings = settings;
		this.post = post;
		this.cards = cards.stream().collect(Collectors.toMap(MessageCard::kind, Function.identity()));
		this.jdbc = jdbc;
	}

	/** To a known address only; nobody learns which are. */
	void signIn(EmailAddress email, Locale locale, String target) {
		this.customers.byEmail(email).ifPresent((customer) -> signIn(email, customer.id(), locale, target));
	}

	void signIn(EmailAddress email, long customerId, Locale locale, String target) {
		this.post.send(to(email, locale, "portal.sign-in").subject("portal.letter.sign-in.subject")
			.paragraph("portal.letter.sign-in.text")
			.paragraph("portal.letter.expiry")
			.paragraph("portal.letter.sign-in.not-you")
			.action("portal.nav.sign-in", this.signIns.issue(email, customerId, locale, target)));
	}

	/**
	 * We have the request; not yet an answer. Quotes nothing of it: the address may be a
	 * stranger's, and our letters carry nobody's advertisements.
	 */
	void received(EmailAddress email, long ticketId, Locale locale) {
		Ticket ticket = this.tickets.byId(ticketId);
		String number = Long.toString(ticket.number());
		this.post.send(to(email, locale, "portal.received").subject("portal.letter.received.subject", number)
			.paragraph("portal.letter.received.text", number)
			.paragraph("portal.letter.expiry")
			.action("portal.letter.received.link",
					this.signIns.issue(email, ticket.customerId(), locale, page(ticket))));
	}

	/**
	 * What an agent answered.
	 * @return false where there is no address that mail can be sent to
	 */
	boolean answered(Ticket ticket, long seq) {
		Optional<EmailAddress> email = this.customers.emails(ticket.customerId())
			.stream()
			.findFirst()
			// asked first: a refusal by the post would undo the caller's transaction
			.filter(Post::reaches)
			.map(EmailAddress::new);
		email.ifPresent((address) -> answered(address, ticket, answer(ticket.id(), seq)));
		return email.isPresent();
	}

	private void answered(EmailAddress email, Ticket ticket, Answer answer) {
		Locale locale = Languages.best(List.of(ticket.language(), customerLanguage(ticket)),
				this.settings.workspace().defaultLocale());
		String number = Long.toString(ticket.number());
		Letter letter = to(email, locale, "portal.answered")
			.subject("portal.letter.answered.subject", number, ticket.subject())
			.paragraph("portal.letter.answered.text", answer.author(), number)
			.text(answer.text());
		for (String card : cards(answer.messageId(), locale)) {
			letter = letter.text(card);
		}
		if (answer.files() > 0) {
			letter = letter.paragraph("portal.letter.answered.files", answer.files());
		}
		this.post.send(letter.paragraph("portal.letter.expiry")
			.action("portal.letter.answered.link",
					this.signIns.issue(email, ticket.customerId(), locale, page(ticket))));
	}

	private String customerLanguage(Ticket ticket) {
		return this.customers.customer(ticket.customerId()).locale().toLanguageTag();
	}

	private static String page(Ticket ticket) {
		return "requests/" + ticket.publicId();
	}

	// no name: a stranger may have typed it
	private static Letter to(EmailAddress email, Locale locale, String purpose) {
		return Letter.to(email.value(), "", locale, purpose);
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

	private record Answer(long messageId, String text, String author, long files) {
	}

}
