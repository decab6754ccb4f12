package dev.frontdesk.fields;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What admins change now and then and every page reads, kept in memory. Where it is
 * changed it is forgotten with the commit; other nodes look again every few seconds, in
 * the background.
 */
public final class Remembered<T> {

	private static final long FRESH = Duration.ofSeconds(10).toNanos();

	private final Supplier<T> source;

	private final AtomicLong generation = new AtomicLong();

	private final AtomicBoolean looking = new AtomicBoolean();

	private volatile @Nullable Known<T> known;

	public Remembered(Supplier<T> source) {
		this.source = source;
	}

	public T get() {
		if (TransactionSynchronizationManager.getResource(this) instanceof Changing<?> mine) {
			return inTransaction(mine);
		}
		Known<T> now = this.known;
		if (now == null) {
			return look();
		}
		if (System.nanoTime() - now.since() > FRESH && this.looking.compareAndSet(false, true)) {
			Thread.startVirtualThread(() -> {
				try {
					look();
				}
				finally {
					this.looking.set(false);
				}
			});
		}
		return now.value();
	}

	private T look() {
		long before = this.generation.get();
		T value = this.source.get();
		if (before == this.generation.get()) {
			this.known = new Known<>(value, System.nanoTime());
		}
		return value;
	}

	// What others remember meanwhile is not yet true here, nor is this for them
	@SuppressWarnings("unchecked") // bound under this
	private T inTransaction(Changing<?> changing) {
		Changing<T> mine = (Changing<T>) changing;
		T value = mine.value;
		if (value == null) {
			value = this.source.get();
			mine.value = value;
		}
		return value;
	}

	/** Called in the transaction that changes it. */
	public void forgetOnCommit() {
		if (TransactionSynchronizationManager.getResource(this) instanceof Changing<?> mine) {
			mine.value = null;
			return;
		}
		TransactionSynchronizationManager.bindResource(this, new Changing<T>());
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCompletion(int status) {
				TransactionSynchronizationManager.unbindResourceIfPossible(Remembered.this);
				forget();
			}

		});
	}

	private void forget() {
		this.generation.incrementAndGet();
		this.known = null;
	}

	private static final class Changing<T> {

		private @Nullable T value;

	}

	private record Known<T>(T value, long since) {
	}

}
