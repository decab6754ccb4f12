package dev.frontdesk.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions of a store that is not written to at each request only because of the hour of
 * the last one: that is kept to the minute. Nor is a session read again within the
 * request that has just saved it, as Spring Session does before each answer.
 *
 * @param <S> the sessions of the store
 */
class SparingSessions<S extends Session> implements SessionRepository<SparingSessions.Kept<S>> {

	private static final Duration EXACT_TO = Duration.ofMinutes(1);

	private final SessionRepository<S> store;

	@SuppressWarnings("ThreadLocalUsage") // of a bean, of which there is one
	private final ThreadLocal<Saved<S>> request = new ThreadLocal<>();

	SparingSessions(SessionRepository<S> store) {
		this.store = store;
	}

	void beginRequest() {
		this.request.set(new Saved<>());
	}

	void endRequest() {
		this.request.remove();
	}

	@Override
	public Kept<S> createSession() {
		return new Kept<>(this.store.createSession());
	}

	@Override
	public void save(Kept<S> session) {
		this.store.save(session.stored);
		remember(session);
	}

	@Override
	public @Nullable Kept<S> findById(String id) {
		Saved<S> saved = this.request.get();
		if (saved != null && saved.session != null && saved.session.getId().equals(id)) {
			return saved.session;
		}
		S found = this.store.findById(id);
		return (found != null) ? new Kept<>(found) : null;
	}

	@Override
	public void deleteById(String id) {
		remember(null);
		this.store.deleteById(id);
	}

	private void remember(@Nullable Kept<S> session) {
		Saved<S> saved = this.request.get();
		if (saved != null) {
			saved.session = session;
		}
	}

	/** What the request of this thread has saved. */
	private static final class Saved<S extends Session> {

		private @Nullable Kept<S> session;

	}

	/** A session that takes no note of being looked at twice within a minute. */
	static final class Kept<S extends Session> implements Session {

		private final S stored;

		private Kept(S stored) {
			this.stored = stored;
		}

		@Override
		public void setLastAccessedTime(Instant at) {
			if (Duration.between(this.stored.getLastAccessedTime(), at).compareTo(EXACT_TO) >= 0) {
				this.stored.setLastAccessedTime(at);
			}
		}

		@Override
		public Instant getLastAccessedTime() {
			return this.stored.getLastAccessedTime();
		}

		@Override
		public String getId() {
			return this.stored.getId();
		}

		@Override
		public String changeSessionId() {
			return this.stored.changeSessionId();
		}

		@Override
		@SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
		public <T> @Nullable T getAttribute(String name) {
			return this.stored.getAttribute(name);
		}

		@Override
		public Set<String> getAttributeNames() {
			return this.stored.getAttributeNames();
		}

		@Override
		public void setAttribute(String name, Object value) {
			this.stored.setAttribute(name, value);
		}

		@Override
		public void removeAttribute(String name) {
			this.stored.removeAttribute(name);
		}

		@Override
		public Instant getCreationTime() {
			return this.stored.getCreationTime();
		}

		@Override
		public void setMaxInactiveInterval(Duration interval) {
			this.stored.setMaxInactiveInterval(interval);
		}

		@Override
		public Duration getMaxInactiveInterval() {
			return this.stored.getMaxInactiveInterval();
		}

		@Override
		public boolean isExpired() {
			return this.stored.isExpired();
		}

	}

}
