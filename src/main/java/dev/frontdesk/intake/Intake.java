package dev.frontdesk.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.forms.Forms;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Because;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Level;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Digest;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens what agents write: the customer, the ticket and its place in one transaction. */
@Service
@Transactional
class Intake {

	private static final Duration AGE = Duration.ofDays(30);

	private final Tickets tickets;

	private final Customers customers;

	private final Forms forms;

	private final Staff staff;

	private final Settings settings;

	private final JdbcClient jdbc;

	private final Clock clock;

	Intake(Tickets tickets, Customers customers, Forms forms, Staff staff, Settings settings, JdbcClient jdbc,
			Clock clock) {
		this.tickets = tickets;
		this.customers = customers;
		this.forms = forms;
		this.staff = staff;
		this.settings = settings;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Once, however often the form is sent.
	 * @return the ticket's number
	 */
	long open(SignedInAgent me, Wanted wanted) {
		byte[] hash = Digest.of(me.id() + "\u0000" + wanted.content());
		// Who sends the same form at the same time waits here for the first to commit
		int first = this.jdbc
			.sql("insert into intake_submission (hash, created_at) values (?, ?) on conflict (hash) do nothing")
			.params(hash, at(this.clock.instant()))
			.update();
		if (first == 0) {
			return this.jdbc
				.sql("select t.number from intake_submission s join ticket t on t.id = s.ticket_id where s.hash = ?")
				.param(hash)
				.query(Long.class)
				.single();
		}
		Customer customer = customer(wanted);
		Posted posted = (wanted.voice() == Voice.CUSTOMER)
				? Because.of("intake:" + me.id() + ':' + this.staff.agent(me.id()).name(),
						() -> open(wanted, customer, Actor.customer(customer.id())))
				: open(wanted, customer, Actor.agent(me.id()));
		place(Reader.OfDesk.of(me), posted.number(), wanted);
		this.jdbc.sql("update intake_submission set ticket_id = ? where hash = ?")
			.params(posted.ticketId(), hash)
			.update();
		return posted.number();
	}

	private Posted open(Wanted wanted, Customer customer, Actor author) {
		Posted born = this.tickets.open(ticket(wanted, author, customer));
		this.forms.begin(born.ticketId(), author, wanted.opening());
		return born;
	}

	private Customer customer(Wanted wanted) {
		if (wanted.customerId() != null) {
			return this.customers.customer(wanted.customerId());
		}
		ZoneId zone = this.settings.workspace().timeZone();
		if (wanted.email() != null) {
			return this.customers.withEmail(wanted.email(), wanted.name(), wanted.language(), zone);
		}
		Customer caller = this.customers.anonymous(wanted.language(), zone);
		this.customers.rename(caller.id(), wanted.name());
		return caller;
	}

	private static NewTicket ticket(Wanted wanted, Actor author, Customer customer) {
		String language = customer.locale().toLanguageTag();
		return new NewTicket(author, customer.id(), wanted.subject(), Kind.QUESTION, wanted.channel(), language, null,
				null, wanted.opening().categoryId(), wanted.tags(), Level.NORMAL, Level.NORMAL,
				message(wanted, language), null, null, false);
	}

	private static NewMessage message(Wanted wanted, String language) {
		NewMessage message = (wanted.voice() == Voice.NOTE)
				? NewMessage.note(wanted.submission(), wanted.text(), wanted.notes().toLanguageTag())
				: NewMessage.text(wanted.submission(), wanted.text(), wanted.channel(), language);
		return (wanted.voice() == Voice.CUSTOMER) ? message : message.withHtml(RichText.fromMarkdown(wanted.text()));
	}

	// The team last: once it is there, its writer may not see it any more
	private void place(Reader.OfDesk by, long number, Wanted wanted) {
		Priority priority = wanted.priority();
		if (priority != null) {
			this.tickets.overrulePriority(by, number, priority);
		}
		if (wanted.assigneeId() != null) {
			this.tickets.assign(by, number, wanted.assigneeId());
		}
		if (wanted.teamId() != null) {
			this.tickets.sendToTeam(by, number, wanted.teamId());
		}
	}

	/** A form is sent again within minutes, or from a tab left open for days. */
	void forgetOld() {
		this.jdbc.sql("delete from intake_submission where created_at < ?")
			.param(at(this.clock.instant().minus(AGE)))
			.update();
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
