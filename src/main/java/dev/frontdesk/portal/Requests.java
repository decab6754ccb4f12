package dev.frontdesk.portal;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.forms.Forms;
import dev.frontdesk.forms.Opening;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Takes requests in: the ticket, its receipt and the letter in one transaction. */
@Service
@Transactional
class Requests {

	private final Tickets tickets;

	private final Customers customers;

	private final Settings settings;

	private final Letters letters;

	private final Uploads uploads;

	private final Forms forms;

	private final JdbcClient jdbc;

	private final Clock clock;

	Requests(Tickets tickets, Customers customers, Settings settings, Letters letters, Uploads uploads, Forms forms,
			JdbcClient jdbc, Clock clock) {
		this.tickets = tickets;
		this.customers = customers;
		this.settings = settings;
		this.letters = letters;
		this.uploads = uploads;
		this.forms = forms;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Once, however often the form is sent.
	 * @return the receipt under which the confirmation is found
	 */
	String open(NewRequest request) {
		byte[] hash = Digest.of(request.content());
		String receipt = PublicId.next();
		// Who sends the same form at the same time waits here for the first to commit
		int first = this.jdbc.sql("""
				insert into portal_submission (hash, receipt, created_at) values (?, ?, ?)
				on conflict (hash) do nothing""")
			.params(hash, receipt, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		if (first == 0) {
			return this.jdbc.sql("select receipt from portal_submission where hash = ?")
				.param(hash)
				.query(String.class)
				.single();
		}
		Posted posted = this.tickets.open(ticket(request));
		Opening opening = request.opening();
		if (opening != null) {
			this.forms.begin(posted.ticketId(), Actor.customer(customerOf(posted)), opening);
		}
		this.jdbc.sql("update portal_submission set ticket_id = ? where hash = ?")
			.params(posted.ticketId(), hash)
			.update();
		if (request.email() != null) {
			this.letters.received(request.email(), posted.ticketId(), request.locale());
		}
		return receipt;
	}

	private NewTicket ticket(NewRequest request) {
		String language = request.locale().toLanguageTag();
		return NewTicket
			.by(customer(request), request.subject(), Channel.PORTAL, language,
					NewMessage.text(request.submission(), request.message(), Channel.PORTAL, language)
						.withFiles(() -> this.uploads.keep(request.files())))
			.in(request.categoryId());
	}

	private long customerOf(Posted posted) {
		return this.tickets.byId(posted.ticketId()).customerId();
	}

	private long customer(NewRequest request) {
		if (request.customerId() != null) {
			return request.customerId();
		}
		ZoneId zone = this.settings.workspace().timeZone();
		return this.customers.withEmail(Objects.requireNonNull(request.email()), request.name(), request.locale(), zone)
			.id();
	}

	/** The customer writes on; on a closed ticket in a follow-up. */
	Posted reply(long customerId, String publicId, String clientId, String text, List<MultipartFile> files,
			Locale locale) {
		this.tickets.byPublicId(new Reader.OfCustomer(customerId), publicId);
		return this.tickets.hear(customerId, publicId,
				NewMessage.text(clientId, text, Channel.PORTAL, locale.toLanguageTag())
					.withFiles(() -> this.uploads.keep(files)));
	}

	/**
	 * What the confirmation says; the way to the thread only for whoever may open it.
	 */
	@Transactional(readOnly = true)
	Optional<Receipt> receipt(String receipt, @Nullable Long customerId) {
		return this.jdbc.sql("""
				select t.number, case when t.customer_id = :customer then t.public_id end as public_id
				from portal_submission s join ticket t on t.id = s.ticket_id where s.receipt = :receipt""")
			.param("receipt", receipt)
			.param("customer", (customerId != null) ? customerId : -1L)
			.query((row, number) -> new Receipt(row.getLong("number"), row.getString("public_id")))
			.optional();
	}

	public record Receipt(long number, @Nullable String publicId) {
	}

}
