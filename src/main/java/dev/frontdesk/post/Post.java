package dev.frontdesk.post;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
		this.events.publishEvent(carried ? new LetterQueued() : kept(publicId, letter, written));
		return publicId;
	}

	/**
	 * Takes a letter back: one that waits is thrown away, one that has gone leaves no
	 * words here.
	 * @return whether it was there and had not gone
	 */
	@Transactional
	public boolean withdraw(String publicId) {
		this.jdbc.sql(
				"update letter set subject = '', text_body = '', html_body = '' where public_id = ? and status = 'SENT'")
			.param(publicId)
			.update();
		return this.jdbc.sql("delete from letter where public_id = ? and status <> 'SENT'")
			.param(publicId)
			.update() == 1;
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
