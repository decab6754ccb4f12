package dev.frontdesk.tickets;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * By which Message-ID (RFC 5322, without angle brackets) mail programs know our messages.
 */
@Service
@Transactional
public class MailIds {

	private final JdbcClient jdbc;

	MailIds(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * From now on this message is known by it.
	 * @return false where another one is
	 */
	public boolean keep(String mailId, long messageId) {
		return this.jdbc
			.sql("insert into message_mail_id (mail_id, message_id) values (?, ?) on conflict (mail_id) do nothing")
			.params(mailId, messageId)
			.update() == 1;
	}

	/** The ticket in which one of these is read, those named first preferred. */
	@Transactional(readOnly = true)
	public Optional<Long> ticketOf(List<String> mailIds) {
		return this.jdbc.sql("""
				select m.ticket_id from unnest(?::text[]) with ordinality wanted (mail_id, place)
				join message_mail_id i using (mail_id) join message m on m.id = i.message_id
				order by wanted.place limit 1""").param(mailIds.toArray(String[]::new)).query(Long.class).optional();
	}

	/** Those of them that are known. */
	@Transactional(readOnly = true)
	public List<String> known(Collection<String> mailIds) {
		return this.jdbc.sql("select mail_id from message_mail_id where mail_id = any(?)")
			.param(mailIds.toArray(String[]::new))
			.query(String.class)
			.list();
	}

}
