package dev.frontdesk.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.language.Languages;
import dev.frontdesk.post.Letter;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Recipients;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Shelf;
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

	static final String ANSWERED = "portal.answered";

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
	 * What an agent answered, to everyone it concerns: each customer under the ticket
	 * that is theirs, and whoever is in copy without a way in.
	 * @param ticketId where it was written
	 * @param seq its place there
	 * @return false where nobody was to be written to, or could be
	 */
	boolean answered(long ticketId, long seq) {
		Answer answer = answer(ticketId, seq).orElse(null);
		if (answer == null) {
			return false;
		}
		Ticket ticket = this.tickets.byId(answer.ticketId());
		if (ticket.shelf() == Shelf.SPAM) {
			return false;
		}
		Set<String> reached = this.post.reached(ANSWERED, answer.messageId());
		int letters = 0;
		for (Recipients.Person person : this.tickets.recipients(ticket.id()).people()) {
			// asked first: a refusal by the post would undo the caller's transaction
			if (mayGo(person.address(), reached) && mayRead(person, answer) && !hasSeen(ticket, person, answer)) {
				toCustomer(new EmailAddress(person.address()), door(ticket, person), answer);
				letters++;
			}
		}
		for (String address : answer.copies()) {
			if (mayGo(address, reached)) {
				this.post.send(composed(new EmailAddress(address), ticket, answer));
				letters++;
			}
		}
		return letters + reached.size() > 0;
	}

	// Written anew after words were taken back, it goes to those alone who have not had
	// it
	private static boolean mayGo(String address, Set<String> reached) {
		return Post.reaches(address) && !reached.contains(address);
	}

	// A merge brings people together who may not read what each was told before
	private boolean mayRead(Recipients.Person person, Answer answer) {
		Reader.Predicate reads = new Reader.OfCustomer(person.customerId()).reads();
		return this.jdbc.sql("select exists (select 1 from message m where m.id = :message and " + reads.sql() + ")")
			.param("message", answer.messageId())
			.params(reads.parameters())
			.query(Boolean.class)
			.single();
	}

	private static boolean hasSeen(Ticket ticket, Recipients.Person person, Answer answer) {
		return ticket.channel() == Channel.CHAT && person.customerId() == ticket.customerId()
				&& ticket.customerSeenSeq() >= answer.seq();
	}

	// The subject and number of their own: another's may be in another's words
	private Ticket door(Ticket ticket, Recipients.Person person) {
		return (person.customerId() == ticket.customerId()) ? ticket : this.jdbc
			.sql("select id from ticket where customer_id = ? and ticket_survivor(id) = ? order by id desc limit 1")
			.params(person.customerId(), ticket.id())
			.query(Long.class)
			.optional()
			.map(this.tickets::byId)
			.orElse(ticket);
	}

	private void toCustomer(EmailAddress email, Ticket door, Answer answer) {
		Locale locale = locale(door);
		this.post.send(composed(email, door, answer).paragraph("portal.letter.expiry")
			.action("portal.letter.answered.link", this.signIns.issue(email, door.customerId(), locale, page(door))));
	}

	private Letter composed(EmailAddress email, Ticket ticket, Answer answer) {
		Locale locale = locale(ticket);
		String number = Long.toString(ticket.number());
		Letter letter = to(email, locale, ANSWERED).carrying(List.of(answer.messageId()))
			.subject("portal.letter.answered.subject", number, ticket.subject())
			.paragraph("portal.letter.answered.text", answer.author(), number)
			.rich(RichText.withPictures(answer.html(), null), answer.text());
		for (String card : cards(answer.messageId(), locale)) {
			letter = letter.text(card);
		}
		return (answer.files() > 0) ? letter.paragraph("portal.letter.answered.files", answer.files()) : letter;
	}

	private Locale locale(Ticket ticket) {
		return Languages.best(List.of(ticket.language(), customerLanguage(ticket)),
				this.settings.workspace().defaultLocale());
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

	// By where it was written: a merge moves it, and it is still the same answer
	private Optional<Answer> answer(long ticketId, long seq) {
		return this.jdbc.sql("""
				select m.id, m.ticket_id, m.seq, m.text, m.html, a.name,
					(select count(*) from message_file f where f.message_id = m.id) as files,
					array(select r.address from message_recipient r where r.message_id = m.id and r.kind = 'CC'
						order by r.position) as copies
				from message m left join agent a on a.id = m.author_id
				where m.origin_ticket_id = ? and m.origin_seq = ? and m.visibility = 'PUBLIC'
				and m.author_kind = 'AGENT' and m.deleted_at is null""").params(ticketId, seq).query((row, number) -> {
			String name = row.getString("name");
			return new Answer(row.getLong("id"), row.getLong("ticket_id"), row.getLong("seq"), row.getString("text"),
					row.getString("html"), (name != null) ? name : this.settings.standardBrand().name(),
					row.getLong("files"), List.of((String[]) row.getArray("copies").getArray()));
		}).optional();
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

	private record Answer(long messageId, long ticketId, long seq, String text, String html, String author, long files,
			List<String> copies) {
	}

}
