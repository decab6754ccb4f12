package dev.frontdesk.tickets;

import java.time.Instant;
import java.util.Objects;

import dev.frontdesk.audit.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Something someone said in a thread. What becomes of it later, a merge, an edit, a
 * deletion, is written by SQL of its own.
 */
@Entity
@SuppressWarnings("UnusedVariable") // screens read the row with SQL of their own
class Message {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "message_id_seq")
	@SequenceGenerator(name = "message_id_seq", sequenceName = "message_id_seq", allocationSize = 50)
	private @Nullable Long id;

	private long ticketId;

	private long originTicketId;

	private long originSeq;

	private long homeTicketId;

	private long seq;

	private String clientId;

	@Enumerated(EnumType.STRING)
	private Actor.Kind authorKind;

	private @Nullable Long authorId;

	@Enumerated(EnumType.STRING)
	private Visibility visibility;

	@Enumerated(EnumType.STRING)
	private Channel channel;

	private String language;

	private String text;

	private String html;

	private Instant createdAt;

	protected Message() {
	}

	/**
	 * @param door the ticket under whose address it was written
	 * @param ticket the ticket it is read in: the door, or what that was merged into
	 */
	Message(Ticket door, Ticket ticket, long seq, Actor author, NewMessage content, String text, String html,
			Instant at) {
		this.ticketId = ticket.id();
		this.originTicketId = door.id();
		this.originSeq = (door == ticket) ? seq : door.seq();
		this.homeTicketId = door.id();
		this.seq = seq;
		this.clientId = content.clientId();
		this.authorKind = author.kind();
		this.authorId = author.id();
		this.visibility = content.visibility();
		this.channel = content.channel();
		this.language = content.language();
		this.text = text;
		this.html = html;
		this.createdAt = at;
	}

	long id() {
		return Objects.requireNonNull(this.id);
	}

	long seq() {
		return this.seq;
	}

	String text() {
		return this.text;
	}

}
