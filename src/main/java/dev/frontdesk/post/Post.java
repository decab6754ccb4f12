package dev.frontdesk.post;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.post.Letter.Action;
import dev.frontdesk.post.Paper.Written;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.web.PublicId;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends letters: stored with what caused them, carried once that is certain. */
@Service
public class Post {

	private static final int LONGEST_ADDRESS = 254;

	private final JdbcClient jdbc;

	private final Paper paper;

	private final Settings settings;

	private final MailServer server;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Post(JdbcClient jdbc, Paper paper, Settings settings, MailServer server, Clock clock,
			ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.paper = paper;
		this.settings = settings;
		this.server = server;
		this.clock = clock;
		this.events = events;
	}

	/** Whether mail can be sent there, as far as the address itself tells. */
	public static boolean reaches(String address) {
		boolean plain = address.length() <= LONGEST_ADDRESS
				&& address.matches("[^\\p{Cc}\\s\"(),:;<>\\[\\]\\\\@]+@[^\\p{Cc}\\s\"(),:;<>\\[\\]\\\\@]+");
		try {
			if (plain) {
				new InternetAddress(address, true).validate();
			}
			return plain;
		}
		catch (AddressException ex) {
			return false;
		}
	}

	/** Whether letters go out; they are kept where there is no mail server. */
	public boolean carries() {
		return this.server.isConfigured();
	}

	/**
	 * Puts the letter into the outbox, in the caller's transaction.
	 * @return its public id
	 * @throws AddressRefused when mail cannot be sent there
	 */
	@Transactional
	public String send(Letter letter) {
		if (!reaches(letter.address())) {
			throw new AddressRefused();
		}
		Written written = this.paper.write(letter, this.settings.standardBrand().name());
		String publicId = PublicId.next();
		boolean carried = this.server.isConfigured();
		OffsetDateTime now = OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		long id = this.jdbc.sql("""
				insert into letter (public_id, to_address, to_name, locale, purpose, subject, text_body, html_body,
						headers, status, next_attempt_at, created_at)
				values (:publicId, :address, :name, :locale, :purpose, :subject, :text, :html,
						:headers, :status, case when :carried then :now else 'infinity'::timestamptz end, :now)
				returning id""")
			.param("publicId", publicId)
			.param("address", letter.address())
			.param("name", letter.name())
			.param("locale", letter.locale().toLanguageTag())
			.param("purpose", letter.purpose())
			.param("subject", written.subject())
			.param("text", written.text())
			.param("html", written.html())
			.param("headers", lines(letter))
			.param("status", carried ? "QUEUED" : "KEPT")
			.param("carried", carried)
			.param("now", now)
			.query(Long.class)
			.single();
		for (int i = 0; i < letter.files().size(); i++) {
			this.jdbc.sql("insert into letter_file (letter_id, position, file_id) values (?, ?, ?)")
				.params(id, i, letter.files().get(i))
				.update();
		}
		letter.messages()
			.forEach((message) -> this.jdbc.sql("insert into letter_message (letter_id, message_id) values (?, ?)")
				.params(id, message)
				.update());
		this.events.publishEvent(carried ? new LetterQueued() : kept(publicId, letter, written));
		return publicId;
	}

	/**
	 * Takes back every letter that carries words of these messages: one that waits is
	 * thrown away, one that has gone leaves no words here.
	 * @return those that had not gone
	 */
	@Transactional
	public List<LetterTakenBack> takeBack(Collection<Long> messageIds) {
		Long[] ids = messageIds.toArray(Long[]::new);
		String carrying = " in (select letter_id from letter_message where message_id = any(?))";
		this.jdbc
			.sql("update letter set subject = '', text_body = '', html_body = '' where status = 'SENT' and id"
					+ carrying)
			.param(ids)
			.update();
		List<LetterTakenBack> waiting = this.jdbc.sql("""
				select purpose, to_address, locale,
					array(select m.message_id from letter_message m where m.letter_id = l.id order by 1) as messages,
					array(select f.file_id from letter_file f where f.letter_id = l.id order by f.position) as files
				from letter l where l.status <> 'SENT' and l.id""" + carrying + " order by l.id for update of l")
			.param(ids)
			.query((row, number) -> new LetterTakenBack(row.getString("purpose"), row.getString("to_address"),
					Locale.forLanguageTag(row.getString("locale")),
					List.of((Long[]) row.getArray("messages").getArray()),
					List.of((Long[]) row.getArray("files").getArray())))
			.list();
		this.jdbc.sql("delete from letter where status <> 'SENT' and id" + carrying).param(ids).update();
		return waiting;
	}

	/** To whom a letter of this purpose with words of this message has gone. */
	@Transactional(readOnly = true)
	public Set<String> reached(String purpose, long messageId) {
		return Set.copyOf(this.jdbc.sql("""
				select distinct l.to_address from letter l join letter_message m on m.letter_id = l.id
				where m.message_id = ? and l.purpose = ? and l.status = 'SENT'""")
			.params(messageId, purpose)
			.query(String.class)
			.list());
	}

	/**
	 * Forgets every letter to this address.
	 * @return how many there were
	 */
	@Transactional
	public int forget(String address) {
		return this.jdbc.sql("delete from letter where lower(to_address) = lower(?)").param(address).update();
	}

	private static LetterKept kept(String publicId, Letter letter, Written written) {
		Action action = letter.action();
		return new LetterKept(publicId, letter.purpose(), letter.address(), written.subject(),
				(action != null) ? action.address() : null);
	}

	private static String lines(Letter letter) {
		return letter.headers()
			.entrySet()
			.stream()
			.map((header) -> header.getKey() + ": " + header.getValue())
			.collect(Collectors.joining("\n"));
	}

}
