package dev.frontdesk.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.language.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The words of what customers and files are called. Triggers mark what changed; the next
 * search, or the task that runs meanwhile, splits it.
 */
@Component
class NameWords {

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	NameWords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Splits what waits, in a transaction of its own.
	 * @return how many there were, at most a batch
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public int refresh() {
		List<Name> names = this.jdbc.sql("""
				with customers as (select c.id, concat_ws(' ', c.name, (select string_agg(i.value, ' ')
						from customer_identity i where i.customer_id = c.id)) as name
					from customer_words w join customer c on c.id = w.customer_id
					where w.stale limit :batch for update of w skip locked),
				files as (select f.id, f.name from file_words w join stored_file f on f.id = w.file_id
					where w.stale limit :batch for update of w skip locked)
				select 'customer' as kind, id, name from customers union all select 'file', id, name from files""")
			.param("batch", BATCH)
			.query(Name.class)
			.list();
		for (Name name : names) {
			this.jdbc
				.sql("update " + name.kind() + "_words set words = ?::tsvector, stale = false where " + name.kind()
						+ "_id = ?")
				.params(vector(name.name()), name.id())
				.update();
		}
		return names.size();
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

	record Name(String kind, long id, String name) {
	}

}
