package dev.frontdesk.talks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.post.Letter;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A conversation to take along. Whoever can type an address could type a stranger's: so a
 * letter says nothing that was said in the conversation, but leads to it; it goes only
 * where an agent has answered, and an address gets few of them a day, whoever asks.
 */
@Component
@Transactional
class Takeaways {

	static final String PURPOSE = "talks.transcript";

	static final Duration LIFE = Duration.ofDays(7);

	private static final Duration DAY = Duration.ofDays(1);

	private static final int AN_ADDRESS = 3;

	private static final int A_THREAD = 5;

	private final TalkRules rules;

	private final Tickets tickets;

	private final Settings settings;

	private final Post post;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final String url;

	Takeaways(TalkRules rules, Tickets tickets, Settings settings, Post post, JdbcClient jdbc, Clock clock,
			@Value("${frontdesk.url}") String url) {
		this.rules = rules;
		this.tickets = tickets;
		this.settings = settings;
		this.post = post;
		this.jdbc = jdbc;
		this.clock = clock;
		this.url = url;
	}

	/**
	 * @throws TakeawayRefused where the company does not want it
	 */
	void requireOffered() {
		if (!this.rules.rule().transcripts()) {
			throw TakeawayRefused.notOffered();
		}
	}

	/**
	 * Mails the way to it.
	 * @throws TakeawayRefused when nobody has answered yet, or enough was sent today
	 * @throws dev.frontdesk.customers.InvalidEmail when mail cannot be sent there
	 */
	void mail(Own own, @Nullable String typed, Locale reader) {
		requireOffered();
		EmailAddress email = EmailAddress.typed(typed);
		byte[] address = Digest.of(email.value().toLowerCase(Locale.ROOT));
		// two that ask for the same address at once are counted one after the other
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 40))")
			.param(address)
			.query((row) -> {
			});
		if (!isAnswered(own.ticketId())) {
			throw TakeawayRefused.notAnswered();
		}
		if (!Post.reaches(email.value())) {
			throw TakeawayRefused.unreachable();
		}
		if (!mayGo(address, own.ticketId())) {
			throw TakeawayRefused.tooMany();
		}
		String token = PublicId.secret();
		this.jdbc
			.sql("""
					insert into transcript_letter (ticket_id, customer_id, token_hash, address_hash, locale, time_zone, sent_at)
					values (?, ?, ?, ?, ?, ?, ?)""")
			.params(own.ticketId(), own.customerId(), Digest.of(token), address, reader.toLanguageTag(),
					own.zone().getId(), now())
			.update();
		Ticket ticket = this.tickets.byId(own.ticketId());
		String brand = this.settings.brand(ticket.brandId()).name();
		this.post.send(Letter.to(email.value(), "", reader, PURPOSE)
			.subject("talks.letter.subject", Long.toString(ticket.number()), brand)
			.paragraph("talks.letter.text", Long.toString(ticket.number()), brand)
			.paragraph("talks.letter.life", LIFE.toDays())
			.paragraph("talks.letter.not-you")
			.action("talks.letter.action", URI.create(this.url + "/chat/transcripts/" + token)));
	}

	private boolean isAnswered(long ticketId) {
		return this.jdbc.sql("""
				select exists (select 1 from message where ticket_id = ticket_survivor(?) and visibility = 'PUBLIC'
				and author_kind = 'AGENT' and deleted_at is null)""").param(ticketId).query(Boolean.class).single();
	}

	private boolean mayGo(byte[] address, long ticketId) {
		return this.jdbc.sql("""
				select (select count(*) from transcript_letter where address_hash = ? and sent_at > ?) < ?
				and (select count(*) from transcript_letter where ticket_id = ? and sent_at > ?) < ?""")
			.params(address, now().minus(DAY), AN_ADDRESS, ticketId, now().minus(DAY), A_THREAD)
			.query(Boolean.class)
			.single();
	}

	/**
	 * What a letter leads to.
	 * @throws TakeawayRefused when the link is over, or never was, or the company does
	 * not want it any more
	 */
	@Transactional(readOnly = true)
	public Kept behind(String token) {
		requireOffered();
		return this.jdbc.sql("""
				select l.customer_id, t.public_id, l.locale, l.time_zone from transcript_letter l
				join ticket t on t.id = l.ticket_id where l.token_hash = ? and l.sent_at > ?""")
			.params(Digest.of(token), now().minus(LIFE))
			.query((row, number) -> new Kept(row.getLong("customer_id"), row.getString("public_id"),
					Locale.forLanguageTag(row.getString("locale")), ZoneId.of(row.getString("time_zone"))))
			.optional()
			.orElseThrow(TakeawayRefused::over);
	}

	void forgetOld() {
		this.jdbc.sql("delete from transcript_letter where sent_at < ?").param(now().minus(LIFE)).update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A thread, and how its reader wants to read it. */
	record Kept(long customerId, String publicId, Locale reader, ZoneId zone) {
	}

}
