package dev.frontdesk.search;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import dev.frontdesk.customers.CustomerNamed;
import dev.frontdesk.language.Words;
import dev.frontdesk.tickets.MessageAdded;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The words of what customers and files are called. Triggers mark what changed; a round
 * in the background, called when something was committed, splits it. A search only reads.
 */
@Component
class NameWords {

	private static final int BATCH = 500;

	// Of the messages of a busy desk hardly one brings a name
	private static final Duration SOON = Duration.ofMillis(200);

	private static final List<Kind> KINDS = List.of(new Kind("customer", """
			select c.id, concat_ws(' ', c.name, (select string_agg(i.value, ' ') from customer_identity i
				where i.customer_id = c.id)) as name from customer c where c.id = any(?)"""),
			new Kind("file", "select f.id, f.name from stored_file f where f.id = any(?)"));

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Executor atOnce;

	private final Executor soon;

	private final AtomicBoolean called = new AtomicBoolean();

	private final AtomicBoolean calledSoon = new AtomicBoolean();

	NameWords(JdbcClient jdbc, PlatformTransactionManager transactions,
			@Qualifier("applicationTaskExecutor") TaskExecutor executor) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.atOnce = executor;
		this.soon = CompletableFuture.delayedExecutor(SOON.toMillis(), TimeUnit.MILLISECONDS, executor);
	}

	@TransactionalEventListener(fallbackExecution = true)
	void wake(CustomerNamed named) {
		call(this.called, this.atOnce);
	}

	/** It may have come with files, and from a customer nobody knew. */
	@TransactionalEventListener(fallbackExecution = true)
	void wake(MessageAdded added) {
		call(this.calledSoon, this.soon);
	}

	/** Has a round run; what is committed before it begins is in it. */
	private void call(AtomicBoolean called, Executor when) {
		if (called.compareAndSet(false, true)) {
			when.execute(() -> {
				called.set(false);
				refresh();
			});
		}
	}

	/** Splits all that waits, each batch in a transaction of its own. */
	void refresh() {
		for (Kind kind : KINDS) {
			boolean more = true;
			while (more) {
				more = Boolean.TRUE.equals(this.transaction.execute((status) -> batch(kind)));
			}
		}
	}

	/** Whether there may be more. */
	private boolean batch(Kind kind) {
		// Locked first, read then: what is renamed meanwhile waits, and is stale again
		Long[] stale = this.jdbc
			.sql("select %1$s_id from %1$s_words where stale order by %1$s_id limit ? for update skip locked"
				.formatted(kind.name()))
			.param(BATCH)
			.query(Long.class)
			.list()
			.toArray(Long[]::new);
		if (stale.length == 0) {
			return false;
		}
		List<Name> names = this.jdbc.sql(kind.names()).param(stale).query(Name.class).list();
		this.jdbc.sql("""
				update %1$s_words w set words = n.words::tsvector, stale = false
				from unnest(?::bigint[], ?::text[]) as n (id, words) where w.%1$s_id = n.id""".formatted(kind.name()))
			.params(names.stream().map(Name::id).toArray(Long[]::new),
					names.stream().map((name) -> vector(name.name())).toArray(String[]::new))
			.update();
		return stale.length == BATCH;
	}

	/** As it is written, and with its parts apart: an address is found by its domain. */
	private static String vector(String name) {
		Set<String> words = new LinkedHashSet<>(Words.of(name));
		words.addAll(Words.of(apart(name)));
		return words.stream()
			.map((word) -> '\'' + word.replace("\\", "\\\\").replace("'", "''") + '\'')
			.collect(Collectors.joining(" "));
	}

	static String apart(String name) {
		return name.replaceAll("[._@+-]+", " ");
	}

	record Name(long id, String name) {
	}

	/**
	 * @param names how they are read
	 */
	private record Kind(String name, String names) {
	}

}
