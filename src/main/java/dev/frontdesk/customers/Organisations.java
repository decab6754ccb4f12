package dev.frontdesk.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.frontdesk.web.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The companies and clubs that customers belong to. */
@Service
@Transactional(readOnly = true)
public class Organisations {

	private static final int NAME = 200;

	private final JdbcClient jdbc;

	private final Clock clock;

	Organisations(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * One of them.
	 * @throws OrganisationNotFound when there is no such
	 */
	public Organisation find(long id) {
		return this.jdbc.sql("select id, name, created_at from organisation where id = ?")
			.param(id)
			.query(Organisations::organisation)
			.optional()
			.orElseThrow(OrganisationNotFound::new);
	}

	/** Those behind a place, in the order of their ids. */
	public List<Organisation> after(long id, int most) {
		return this.jdbc.sql("select id, name, created_at from organisation where id > ? order by id limit ?")
			.params(id, most)
			.query(Organisations::organisation)
			.list();
	}

	@Transactional
	public Organisation add(String name) {
		return this.jdbc.sql("insert into organisation (name, created_at) values (?, ?) returning id, name, created_at")
			.params(Texts.line("name", name, NAME), this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(Organisations::organisation)
			.single();
	}

	@Transactional
	public void rename(long id, String name) {
		find(id);
		this.jdbc.sql("update organisation set name = ? where id = ?")
			.params(Texts.line("name", name, NAME), id)
			.update();
	}

	private static Organisation organisation(ResultSet row, int number) throws SQLException {
		return new Organisation(row.getLong("id"), row.getString("name"),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	/** A company or club. */
	public record Organisation(long id, String name, Instant createdAt) {
	}

}
