package dev.frontdesk.tickets;

import java.util.List;

import dev.frontdesk.customers.PersonalData;
import dev.frontdesk.files.Files;
import dev.frontdesk.post.Post;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a customer wrote and was answered; notes are the desk's own. */
@Component
class TicketPersonalData implements PersonalData {

	private final JdbcClient jdbc;

	private final Files files;

	private final Post post;

	private final ApplicationEventPublisher events;

	TicketPersonalData(JdbcClient jdbc, Files files, Post post, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.files = files;
		this.post = post;
		this.events = events;
	}

	@Override
	public String key() {
		return "tickets";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		return this.jdbc.sql("""
				select m.text from message m join ticket t on t.id = m.origin_ticket_id
				where t.customer_id = ? and m.visibility = 'PUBLIC' and m.deleted_at is null
				order by m.ticket_id, m.seq""")
			.param(customerId)
			.query((row, number) -> new Datum("tickets.datum.message", row.getString("text")))
			.list();
	}

	/**
	 * The threads stay as counts and times; every word, file and card in them goes, also
	 * what was merged into another's since, what was split off, and what letters to
	 * anyone say of it.
	 */
	@Override
	@Transactional
	public int erase(long customerId) {
		String theirs = "(select id from ticket where customer_id = ?)";
		String messagesOf = "(select id from message where origin_ticket_id in " + theirs + ")";
		this.post.takeBack(this.jdbc.sql("select id from message where origin_ticket_id in " + theirs)
			.param(customerId)
			.query(Long.class)
			.list());
		this.jdbc.sql("delete from message_words where message_id in " + messagesOf).param(customerId).update();
		this.jdbc.sql("delete from message_mail_id where message_id in " + messagesOf).param(customerId).update();
		this.jdbc.sql("delete from subject_words where ticket_id in " + theirs).param(customerId).update();
		this.jdbc.sql("delete from message_card where message_id in " + messagesOf).param(customerId).update();
		this.jdbc.sql("delete from message_recipient where message_id in " + messagesOf).param(customerId).update();
		this.jdbc.sql("delete from ticket_requester where address is not null and ticket_id in " + theirs)
			.param(customerId)
			.update();
		this.jdbc.sql("delete from message_file where message_id in " + messagesOf + " returning file_id")
			.param(customerId)
			.query(Long.class)
			.list()
			.forEach(this.files::eraseUnused);
		this.jdbc
			.sql("update ticket_event set was = case when was is null then null else '' end, became = ''"
					+ " where field = 'subject' and ticket_id in " + theirs)
			.param(customerId)
			.update();
		int messages = this.jdbc.sql("update message set text = '', html = '' where origin_ticket_id in " + theirs)
			.param(customerId)
			.update();
		this.events.publishEvent(new WordsGone(this.jdbc.sql("select id from ticket where customer_id = ?")
			.param(customerId)
			.query(Long.class)
			.list()));
		return messages
				+ this.jdbc.sql("update ticket set subject = '' where customer_id = ?").param(customerId).update();
	}

}
