package dev.frontdesk.demo;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows for one table, written for PostgreSQL's COPY in its text format. */
final class CopyRows {

	private final String into;

	private final StringBuilder rows = new StringBuilder(1 << 20);

	private boolean begun;

	/**
	 * Rows for a table.
	 * @param into the table and its columns, such as {@code ticket (id, number)}
	 */
	CopyRows(String into) {
		this.into = into;
	}

	CopyRows add(@Nullable String value) {
		separate();
		if (value == null) {
			this.rows.append("\\N");
		}
		else {
			escape(value);
		}
		return this;
	}

	CopyRows add(long value) {
		separate();
		this.rows.append(value);
		return this;
	}

	CopyRows add(@Nullable Long value) {
		return (value != null) ? add(value.longValue()) : add((String) null);
	}

	CopyRows add(Instant at) {
		separate();
		this.rows.append(at);
		return this;
	}

	CopyRows add(boolean value) {
		separate();
		this.rows.append(value ? 't' : 'f');
		return this;
	}

	void end() {
		this.rows.append('\n');
		this.begun = false;
	}

	private void separate() {
		if (this.begun) {
			this.rows.append('\t');
		}
		this.begun = true;
	}

	private void escape(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			switch (c) {
				case '\\' -> this.rows.append("\\\\");
				case '\n' -> this.rows.append("\\n");
				case '\t' -> this.rows.append("\\t");
				case '\r' -> this.rows.append("\\r");
				default -> this.rows.append(c);
			}
		}
	}

	void copy(Connection connection) throws SQLException {
		try {
			connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy " + this.into + " from stdin", new StringReader(this.rows.toString()));
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
