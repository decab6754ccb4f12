package dev.frontdesk.fields;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of what admins define: in an order of their own, with keys that never change,
 * put out of use and never deleted. All of it in the caller's transaction.
 */
public final class Definitions {

	private final String table;

	private final JdbcClient jdbc;

	public Definitions(String table, JdbcClient jdbc) {
		this.table = table;
		this.jdbc = jdbc;
	}

	/** From here to the end of the transaction nobody else adds or moves one. */
	public void hold() {
		this.jdbc.sql("lock table " + this.table + " in share row exclusive mode").update();
	}

	/** How many are in use. */
	public long active() {
		return this.jdbc.sql("select count(*) from " + this.table + " where archived_at is null")
			.query(Long.class)
			.single();
	}

	/**
	 * The key as it is kept, empty where none was given.
	 * @throws InvalidText at the field {@code key}
	 */
	public static String given(String key) {
		String given = key.strip().toLowerCase(Locale.ROOT);
		if (!given.isEmpty() && !Keys.good(given)) {
			throw new InvalidText("key", "fields.key.wrong");
		}
		return given;
	}

	/**
	 * The key of a new one: the given one or, where that is empty, made from the name.
	 * @param taken the message key of what to say when another has it
	 * @throws InvalidText at the field {@code key}
	 */
	public String key(String given, LocalizedText name, String otherwise, String taken) {
		Set<String> known = this.jdbc.sql("select key from " + this.table).query(String.class).set();
		if (known.contains(given)) {
			throw new InvalidText("key", taken);
		}
		return given.isEmpty() ? Keys.made(name, otherwise, known) : given;
	}

	/**
	 * One place up or down; at the end it stays.
	 * @return false where there is none in use
	 */
	public boolean move(long id, boolean up) {
		hold();
		List<Long> order = new ArrayList<>(
				this.jdbc.sql("select id from " + this.table + " where archived_at is null order by position, id")
					.query(Long.class)
					.list());
		int from = order.indexOf(id);
		if (from < 0) {
			return false;
		}
		order.add(Math.clamp(up ? from - 1L : from + 1L, 0, order.size() - 1), order.remove(from));
		this.jdbc
			.sql("update " + this.table + " f set position = o.place"
					+ " from unnest(:order::bigint[]) with ordinality as o (id, place) where f.id = o.id")
			.param("order", order.toArray(Long[]::new))
			.update();
		return true;
	}

	/**
	 * @param at since when it is out of use; null: it is in use
	 */
	public void shelve(long id, @Nullable OffsetDateTime at) {
		this.jdbc
			.sql("update " + this.table + " set archived_at = :at::timestamptz, version = version + 1 where id = :id")
			.param("at", at)
			.param("id", id)
			.update();
	}

}
