package dev.frontdesk.drafts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Everything one agent has begun or put off, also in tickets that were taken away since:
 * one's own words are never out of reach.
 */
@Controller
class MyDrafts {

	private static final int PAGE = 50;

	private final JdbcClient jdbc;

	private final Drafts drafts;

	private final Staff staff;

	MyDrafts(JdbcClient jdbc, Drafts drafts, Staff staff) {
		this.jdbc = jdbc;
		this.drafts = drafts;
		this.staff = staff;
	}

	@GetMapping("/desk/drafts")
	@Transactional(readOnly = true)
	public ModelAndView mine(@AuthenticationPrincipal SignedInAgent me,
			@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
			@RequestParam(required = false) @Nullable Long kept) {
		List<Row> rows = new ArrayList<>(rows(me, before));
		boolean more = rows.size() > PAGE;
		List<Row> shown = more ? rows.subList(0, PAGE) : rows;
		return new ModelAndView("drafts/mine").addObject("rows", shown)
			.addObject("next", more ? "/desk/drafts?before=" + shown.getLast().id() : null)
			.addObject("kept", kept)
			.addObject("zone", zone(me));
	}

	@PostMapping("/desk/drafts/{id}/discarding")
	String discard(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		this.drafts.discard(me.id(), id);
		return "redirect:/desk/drafts";
	}

	private ZoneId zone(SignedInAgent me) {
		return this.staff.agent(me.id()).timeZone();
	}

	private List<Row> rows(SignedInAgent me, long before) {
		Reader.Predicate sees = Reader.OfDesk.of(me).sees();
		return this.jdbc
			.sql("""
					select d.id, d.kind, d.text, d.told, d.scheduled, d.send_at, d.updated_at, t.number, t.subject, t.status,
						%s as visible, (select count(*) from upload u where u.draft_id = d.id) as files
					from draft d join ticket t on t.id = d.ticket_id
					where d.agent_id = :me and d.id < :before
					and (d.text <> '' or exists (select 1 from upload u where u.draft_id = d.id))
					order by d.id desc limit :rows"""
				.formatted(sees.sql()))
			.params(sees.parameters())
			.param("me", me.id())
			.param("before", before)
			.param("rows", PAGE + 1)
			.query((row, number) -> new Row(row.getLong("id"), DraftKind.valueOf(row.getString("kind")).key(),
					row.getString("text"), row.getString("told"), row.getBoolean("scheduled"),
					row.getObject("send_at", OffsetDateTime.class).toInstant(),
					row.getObject("updated_at", OffsetDateTime.class).toInstant(), row.getLong("number"),
					row.getBoolean("visible") ? row.getString("subject") : null, row.getInt("files")))
			.list();
	}

	/**
	 * @param subject null where the ticket is out of reach
	 */
	public record Row(long id, String kind, String text, String told, boolean scheduled, Instant sendAt,
			Instant updatedAt, long number, @Nullable String subject, int files) {

		public boolean reachable() {
			return this.subject != null;
		}

	}

}
