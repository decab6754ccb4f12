package dev.frontdesk.chat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.chat.Visits.Trail;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

/**
 * A visitor's own threads, for whatever modules above let a visitor do there: whose token
 * it is, and that the thread is theirs, is asked here and nowhere else.
 */
@Service
public class VisitorThreads {

	private final Visitors visitors;

	private final Sessions sessions;

	private final Chats chats;

	VisitorThreads(Visitors visitors, Sessions sessions, Chats chats) {
		this.visitors = visitors;
		this.sessions = sessions;
		this.chats = chats;
	}

	/**
	 * The thread of this address, asked for by the panel with its visitor's token.
	 * @throws ForeignOrigin when another page asks
	 * @throws NoToken without a token, or when its session is over
	 * @throws ThreadNotFound when it is not theirs
	 */
	public Own own(HttpServletRequest request, String publicId) {
		ForeignOrigin.refuse(request);
		return own(request.getHeader(HttpHeaders.AUTHORIZATION), publicId);
	}

	/**
	 * The customer behind a token; empty without one, or of one that has not written.
	 * @throws ForeignOrigin when another page asks
	 */
	public Optional<Long> customer(HttpServletRequest request) {
		ForeignOrigin.refuse(request);
		String bearer = request.getHeader(HttpHeaders.AUTHORIZATION);
		return (bearer == null) ? Optional.empty()
				: this.visitors.byToken(ChatApi.token(bearer)).map(Visitor::customerId);
	}

	Own own(@Nullable String bearer, String publicId) {
		String token = ChatApi.token(bearer);
		Optional<Visitor> visitor = this.visitors.byToken(token);
		if (visitor.isEmpty() && this.visitors.isOver(token)) {
			throw new NoToken();
		}
		return visitor.flatMap((one) -> this.sessions.as(one, publicId)).orElseThrow(ThreadNotFound::new);
	}

	/** The visitor says something there; once under the same client id. */
	public void say(Own own, @Nullable String clientId, String text) {
		this.chats.write(own, clientId, text, null, new Trail("", List.of(), null));
	}

	/**
	 * The visitor leaves, waiting or not, and answers go by mail.
	 * @param email null where an address of theirs is known already
	 */
	public void leaveByMail(Own own, @Nullable String email) {
		this.chats.leaveByMail(own, email);
	}

	/**
	 * Where a thread is talked in: under its own address, or that of what it was merged
	 * into.
	 */
	public Optional<String> room(String publicId) {
		return this.chats.room(publicId);
	}

	/** A thread and its visitor, of whom it was asked whether it is theirs. */
	public static final class Own {

		private final long ticketId;

		private final String publicId;

		private final Visitor visitor;

		private final boolean byMail;

		Own(long ticketId, String publicId, Visitor visitor, boolean byMail) {
			this.byMail = byMail;
			this.ticketId = ticketId;
			this.publicId = publicId;
			this.visitor = visitor;
		}

		public long ticketId() {
			return this.ticketId;
		}

		public String publicId() {
			return this.publicId;
		}

		Visitor visitor() {
			return this.visitor;
		}

		/** Whether they left, and answers go by mail. */
		boolean byMail() {
			return this.byMail;
		}

		/** By which acts of this visitor are counted. */
		public String visitorId() {
			return this.visitor.publicId();
		}

		public long customerId() {
			return this.visitor.customerId();
		}

		public Locale locale() {
			return this.visitor.locale();
		}

		public ZoneId zone() {
			return this.visitor.timeZone();
		}

	}

}
