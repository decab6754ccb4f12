package dev.frontdesk.bulk;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Step;
import dev.frontdesk.jobs.Jobs;
import dev.frontdesk.search.Search;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Times;
import dev.frontdesk.views.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Starts, cancels and takes back bulk edits. {@link BulkWork} does them. */
@Service
@Transactional
public class BulkEdits {

	/** Tickets one bulk edit takes. */
	public static final int MOST = 50_000;

	private final JdbcClient jdbc;

	private final Actions actions;

	private final Views views;

	private final Search search;

	private final Staff staff;

	private final Jobs jobs;

	private final BulkForgetting forgetting;

	private final JsonMapper json;

	private final Clock clock;

	BulkEdits(JdbcClient jdbc, Actions actions, Views views, Search search, Staff staff, Jobs jobs,
			BulkForgetting forgetting, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.actions = actions;
		this.views = views;
		this.search = search;
		this.staff = staff;
		this.jobs = jobs;
		this.forgetting = forgetting;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Notes which tickets are meant now, by what this agent may see, and begins.
	 * @return its id
	 * @throws dev.frontdesk.web.InvalidText when a step makes no sense
	 * @throws dev.frontdesk.search.SearchRefused when nothing can be searched by that
	 */
	public long start(Reader.OfDesk by, List<Step> steps, Selection selection, Locale reader) {
		List<Step> checked = steps.stream().map(this.actions::check).toList();
		long id = add(by, this.json.writeValueAsString(checked), null);
		Map<String, Object> parameters = new HashMap<>();
		String condition = meant(by, selection, reader, parameters);
		int total = this.jdbc
			.sql("""
					insert into bulk_edit_ticket (bulk_id, position, ticket_id, state)
					select :bulk, row_number() over (order by t.id), t.id, 'WAITING' from ticket t where\s"""
					+ condition + " limit :most")
			.params(parameters)
			.param("bulk", id)
			.param("most", MOST + 1)
			.update();
		if (total == 0) {
			throw new NothingSelected();
		}
		if (total > MOST) {
			throw new TooManySelected(MOST);
		}
		this.jdbc.sql("update bulk_edit set total = ? where id = ?").params(total, id).update();
		this.jobs.begin(BulkConfiguration.JOB, id);
		return id;
	}

	private String meant(Reader.OfDesk by, Selection selection, Locale reader, Map<String, Object> parameters) {
		Reader.Predicate predicate = by.sees();
		String view = selection.view();
		if (view != null) {
			predicate = this.views.predicate(by, this.views.counts(by, reader).view(view));
			parameters.putAll(predicate.parameters());
			return predicate.sql();
		}
		parameters.putAll(predicate.parameters());
		String search = selection.search();
		List<Long> numbers = (search == null) ? selection.numbers()
				: this.search.numbers(by, search, this.staff.agent(by.agentId()).timeZone(), reader);
		parameters.put("numbers", numbers.toArray(Long[]::new));
		return "t.number = any(:numbers) and " + predicate.sql();
	}

	private long add(Reader.OfDesk by, String steps, @Nullable Long undoes) {
		return this.jdbc.sql("""
				insert into bulk_edit (agent_id, steps, undoes, state, total, created_at, finished_at)
				values (?, ?::jsonb, ?, 'RUNNING', 0, ?, ?) returning id""")
			.param(by.agentId())
			.param(steps)
			.param(undoes)
			.param(utc(this.clock.instant()))
			.param(utc(Times.NEVER))
			.query(Long.class)
			.single();
	}

	/** What has not been done yet is not done. */
	public void cancel(Reader.OfDesk by, long id) {
		own(by, id);
		int cancelled = this.jdbc
			.sql("update bulk_edit set state = 'CANCELLED', finished_at = ? where id = ? and state = 'RUNNING'")
			.params(utc(this.clock.instant()), id)
			.update();
		if (cancelled > 0) {
			this.jdbc.sql("update bulk_edit_ticket set state = 'CANCELLED' where bulk_id = ? and state = 'WAITING'")
				.param(id)
				.update();
			this.forgetting.forget(id);
		}
	}

	/**
	 * Takes back what was done, the last first, where nothing has happened since.
	 * @return the id of the bulk edit that does so
	 * @throws UndoneBefore when it runs, or was taken back before
	 */
	public long undo(Reader.OfDesk by, long id) {
		if (own(by, id).equals("RUNNING")) {
			throw new UndoneBefore();
		}
		long undo;
		try {
			undo = add(by, "[]", id);
		}
		catch (DuplicateKeyException ex) {
			throw new UndoneBefore();
		}
		int total = this.jdbc.sql("""
				insert into bulk_edit_ticket (bulk_id, position, ticket_id, state, reason, undo, seq)
				select :undo, row_number() over (order by position desc), ticket_id,
					case when undo = '[]' then 'REFUSED' else 'WAITING' end,
					case when undo = '[]' then 'bulk.reason.no-way-back' end, undo, seq
				from bulk_edit_ticket where bulk_id = :bulk and state = 'DONE'""")
			.param("undo", undo)
			.param("bulk", id)
			.update();
		if (total == 0) {
			throw new NothingSelected();
		}
		this.jdbc.sql("update bulk_edit set total = ? where id = ?").params(total, undo).update();
		this.jobs.begin(BulkConfiguration.JOB, undo);
		return undo;
	}

	/** Its state, once it is clear that this agent may do something about it. */
	private String own(Reader.OfDesk by, long id) {
		return this.jdbc.sql("select state from bulk_edit where id = ? and (agent_id = ? or ?)")
			.params(id, by.agentId(), by.role() != Role.AGENT)
			.query(String.class)
			.optional()
			.orElseThrow(BulkNotFound::new);
	}

	static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}

}
