package dev.frontdesk.replies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.ApiBody;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Macros and canned replies an agent may use, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Macros")
class MacrosApi {

	private final Macros macros;

	private final Tickets tickets;

	private final Cursors cursors;

	private final JdbcClient jdbc;

	MacrosApi(Macros macros, Tickets tickets, Cursors cursors, JdbcClient jdbc) {
		this.macros = macros;
		this.tickets = tickets;
		this.cursors = cursors;
		this.jdbc = jdbc;
	}

	@GetMapping("/macros")
	@Needs(Scope.DESK_READ)
	@Operation(summary = "List the macros and canned replies the agent may use")
	Page<MacroDocument> macros(@AuthenticationPrincipal SignedInAgent me,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
		int size = Page.size(limit);
		List<MacroDocument> found = this.jdbc
			.sql("""
					select r.id, r.name, r.folder, r.shortcut, r.owner_id is not null as own, r.team_id, r.steps <> '[]' as acts,
						array(select k from jsonb_object_keys(r.texts) k order by k) as languages
					from canned_reply r where r.id > :after and\s"""
					+ ReplyScreens.SEES + " order by r.id limit :rows")
			.params(ReplyScreens.parameters(Reader.OfDesk.of(me)))
			.param("after", (cursor != null) ? Long.parseLong(this.cursors.open("macros", cursor).getFirst()) : 0)
			.param("rows", size + 1)
			.query(MacrosApi::document)
			.list();
		return Page.of(found, size, (last) -> this.cursors.seal("macros", last.id()));
	}

	@PostMapping("/tickets/{number}/macros")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Apply a macro to a ticket: all of it, or nothing")
	Applied apply(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @RequestBody MacroBody body) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		this.tickets.byNumber(by, number);
		Long macro = body.macro();
		if (macro == null) {
			throw InvalidRequest.body("macro", "web.json.missing");
		}
		Macros.Use use = Fault.pointer("macro")
			.in(() -> this.macros.apply(Acting.unseen(by, UUID.randomUUID().toString()), number, macro, null, false));
		return new Applied(macro, use.name(), use.spoke(), use.changed());
	}

	private static MacroDocument document(ResultSet row, int number) throws SQLException {
		return new MacroDocument(row.getLong("id"), row.getString("name"), row.getString("folder"),
				row.getString("shortcut"), row.getBoolean("own"), row.getObject("team_id", Long.class),
				row.getBoolean("acts"), List.of((String[]) row.getArray("languages").getArray()));
	}

	/**
	 * A macro as the API tells it.
	 *
	 * @param folder names separated by slashes
	 * @param own whether nobody else has it
	 * @param team the id of the team that has it
	 * @param acts whether it does something besides saying its text
	 * @param languages in which it has a text
	 */
	record MacroDocument(long id, String name, String folder, @Nullable String shortcut, boolean own,
			@Nullable Long team, boolean acts, List<String> languages) {
	}

	/**
	 * @param macro its id
	 */
	record MacroBody(@Nullable Long macro) implements ApiBody {
	}

	/**
	 * @param spoke whether the customer was written to
	 */
	record Applied(long macro, String name, boolean spoke, boolean changed) {
	}

}
