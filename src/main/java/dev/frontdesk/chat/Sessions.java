package dev.frontdesk.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.chat.Threads.Brief;
import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.customers.Attributes;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.InvalidEmail;
import dev.frontdesk.customers.Subjects;
import dev.frontdesk.identity.Identities;
import dev.frontdesk.identity.SecretRemoved;
import dev.frontdesk.identity.SignedToken;
import dev.frontdesk.live.SocketParty;
import dev.frontdesk.live.Sockets;
import dev.frontdesk.web.Digest;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Visitors who are more than a browser: a token that the company signed is exchanged for
 * a session, which ends a day after the last exchange, or with the visitor's signing out.
 */
@Service
@Transactional
class Sessions {

	private static final Duration LIFE = Duration.ofHours(24);

	private final Widgets widgets;

	private final Visitors visitors;

	private final Threads threads;

	private final Identities identities;

	private final Subjects subjects;

	private final Customers customers;

	private final Attributes attributes;

	private final Visits visits;

	private final Sockets sockets;

	private final JdbcClient jdbc;

	private final Clock clock;

	Sessions(Widgets widgets, Visitors visitors, Threads threads, Identities identities, Subjects subjects,
			Customers customers, Attributes attributes, Visits visits, Sockets sockets, JdbcClient jdbc, Clock clock) {
		this.widgets = widgets;
		this.visitors = visitors;
		this.threads = threads;
		this.identities = identities;
		this.subjects = subjects;
		this.customers = customers;
		this.attributes = attributes;
		this.visits = visits;
		this.sockets = sockets;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * As which of their two selves this visitor takes part in a thread: as who they are,
	 * or as who they were in the same browser before. Empty when it is no thread of
	 * theirs.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public Optional<Own> as(Visitor visitor, String publicId) {
		return this.visitors.selves(visitor)
			.stream()
			.flatMap((self) -> this.threads.own(self, publicId).stream())
			.findFirst();
	}

	@Transactional(readOnly = true)
	public List<Brief> threads(Visitor visitor, @Nullable Brief after, int most) {
		return this.visitors.selves(visitor)
			.stream()
			.flatMap((self) -> this.threads.page(self, after, most).stream())
			.sorted(Brief.ORDER)
			.limit(most)
			.toList();
	}

	/**
	 * Exchanges what the company signed for a session.
	 * @param token of the visitor's own making, and new to us unless it is this very
	 * customer's already
	 * @param before the token under which this browser wrote until now, if it did
	 * @throws dev.frontdesk.identity.TokenRefused when what was signed proves nothing
	 * @throws AnotherVisitor when the token is someone else's
	 */
	Visitor prove(String token, String widgetKey, @Nullable String signed, @Nullable String before, Locale locale,
			ZoneId zone) {
		Visitors.digest(token);
		Widget widget = this.widgets.open(widgetKey);
		SignedToken proof = this.identities.read(widget.id(), widget.key(), signed);
		this.visitors.lock(token);
		Optional<Visitor> known = this.visitors.byToken(token);
		boolean theirs = known
			.filter((visitor) -> visitor.verified() && visitor.widgetId() == widget.id()
					&& visitor.customerId() == this.subjects.find(widget.brandId(), proof.proof().subject()).orElse(0L))
			.isPresent();
		if (!theirs && (known.isPresent() || this.visitors.isOver(token))) {
			throw new AnotherVisitor();
		}
		this.identities.use(proof, Digest.of(token));
		long customer = this.subjects.prove(widget.brandId(), proof.proof(), locale, zone);
		Visitor visitor = known.orElseGet(() -> this.visitors.make(token, widget, customer, locale,
				this.customers.customer(customer).timeZone()));
		this.jdbc.sql("""
				update visitor set verified = true, expires_at = :end, secret_id = :secret,
					before_id = coalesce(before_id, :before) where id = :id""")
			.param("end", this.clock.instant().plus(LIFE).atOffset(ZoneOffset.UTC))
			.param("secret", proof.secretId())
			.param("before", earlier(widget, customer, before))
			.param("id", visitor.id())
			.update();
		return this.visitors.byId(visitor.id()).orElseThrow();
	}

	// An anonymous self goes along; a verified one only with the same customer
	private @Nullable Long earlier(Widget widget, long customerId, @Nullable String before) {
		return this.visitors.byToken(before)
			.filter((one) -> one.widgetId() == widget.id())
			.map((one) -> !one.verified() ? Long.valueOf(one.id())
					: (one.customerId() == customerId) ? one.beforeId() : null)
			.orElse(null);
	}

	/**
	 * What the page says of the visitor on its own: kept, and shown as what anyone could
	 * have said.
	 */
	void claim(Visitor visitor, Claim claim) {
		if (!visitor.verified()) {
			this.customers.claimName(visitor.customerId(), claim.name());
			EmailAddress email = email(claim.email());
			if (email != null) {
				this.customers.claimEmail(visitor.customerId(), email);
			}
		}
		this.attributes.keep(visitor.customerId(), claim.attributes(), false);
		this.visits.remember(visitor, claim.visits());
	}

	private static @Nullable EmailAddress email(@Nullable String said) {
		try {
			return (said == null || said.isBlank()) ? null : EmailAddress.typed(said);
		}
		catch (InvalidEmail ex) {
			// What a page says wrongly is no fault of the visitor's
			return null;
		}
	}

	/** Nobody is let in by this token again. */
	void end(Visitor visitor) {
		List<Visitor> selves = this.visitors.selves(visitor);
		selves.forEach((self) -> this.jdbc.sql("update visitor set expires_at = ? where id = ?")
			.params(now(), self.id())
			.update());
		closeAfterCommit(selves.stream().map(Visitor::party).toList());
	}

	@EventListener
	void removed(SecretRemoved removed) {
		List<Long> out = this.jdbc
			.sql("update visitor set expires_at = :now where secret_id = :secret and expires_at > :now returning id")
			.param("now", now())
			.param("secret", removed.secretId())
			.query(Long.class)
			.list();
		closeAfterCommit(out.stream().map((id) -> new SocketParty(Visitor.KIND, Long.toString(id))).toList());
	}

	private void closeAfterCommit(List<SocketParty> parties) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				parties.forEach(Sessions.this.sockets::close);
			}

		});
	}

	/** Sessions that are over and never wrote anything leave nothing behind. */
	int forgetOver() {
		return this.jdbc.sql("""
				delete from visitor v where v.verified and v.expires_at < ?
				and not exists (select 1 from visit i where i.visitor_id = v.id)""").param(now().minus(LIFE)).update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** What a page says of a visitor without proof. */
	record Claim(@Nullable String name, @Nullable String email, @Nullable String visits,
			Map<String, @Nullable Object> attributes) {
	}

}
