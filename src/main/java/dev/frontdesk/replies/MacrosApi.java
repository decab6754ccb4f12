package dev.frontdesk.replies;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.ApiBody;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import dev.frontdesk.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
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

	private final CannedReplies replies;

	private final Actions actions;

	private final Version version;

	MacrosApi(Macros macros, CannedReplies replies, Actions actions, Version version, Tickets tickets, Cursors cursors,
			JdbcClient jdbc) {
		this.actions = actions;
		this.replies = replies;
		this.version = version;
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

	@GetMapping("/macros/{id}")
	@Needs(Scope.DESK_READ)
	@Operation(summary = "Read a macro or canned reply with its texts and steps")
	ResponseEntity<WholeMacro> macro(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		CannedReply reply = this.replies.find(Reader.OfDesk.of(me), id).orElseThrow(ReplyNotFound::new);
		return this.version.tell(reply.version(), whole(reply));
	}

	@PostMapping("/macros")
	@Needs(Scope.MACROS_WRITE)
	@Operation(summary = "Add a macro or canned reply: the agent’s own, a team’s, or everybody’s",
			description = "texts by language tag; steps as {action, value}, one after the other. Shared ones are for leads and admins.")
	ResponseEntity<WholeMacro> add(@AuthenticationPrincipal SignedInAgent me, @RequestBody MacroDraft body) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		ReplyDraft blank = new ReplyDraft(by.agentId(), null, "", "", null, new LocalizedText(Map.of()),
				new Steps(List.of()));
		long id = told(() -> this.replies.add(by, body.over(blank, by.agentId())));
		CannedReply reply = this.replies.find(by, id).orElseThrow(ReplyNotFound::new);
		return ResponseEntity.created(URI.create("/api/v1/macros/" + id))
			.eTag(this.version.tag(reply.version(), whole(reply)))
			.body(whole(reply));
	}

	@PatchMapping("/macros/{id}")
	@Needs(Scope.MACROS_WRITE)
	@Operation(summary = "Change a macro or canned reply: all of what is given, or nothing")
	ResponseEntity<WholeMacro> change(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
			@RequestBody MacroDraft body) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		CannedReply before = this.replies.own(by, id);
		this.version.require(ifMatch, before.version());
		ReplyDraft was = new ReplyDraft(before.ownerId(), before.teamId(), before.folder(), before.name(),
				before.shortcut(), before.texts(), before.steps());
		told(() -> {
			this.replies.change(by, id, before.version(), body.over(was, by.agentId()), List.of(), List.of());
			return id;
		});
		CannedReply reply = this.replies.own(by, id);
		return ResponseEntity.ok().eTag(this.version.tag(reply.version(), whole(reply))).body(whole(reply));
	}

	@DeleteMapping("/macros/{id}")
	@Needs(Scope.MACROS_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Delete a macro or canned reply")
	void delete(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		this.replies.delete(Reader.OfDesk.of(me), id);
	}

	// Fields of the page's form, as the body has them
	private static long told(Supplier<Long> deed) {
		try {
			return deed.get();
		}
		catch (InvalidText ex) {
			String field = ex.field().replaceFirst("^text-", "texts/").replaceFirst("^step-", "steps/");
			throw InvalidRequest.body(field.equals("language") ? "texts" : field, ex.key(), ex.arguments());
		}
	}

	private static WholeMacro whole(CannedReply reply) {
		Long team = reply.teamId();
		return new WholeMacro(reply.id(), reply.name(), reply.folder(), reply.shortcut(),
				(reply.ownerId() != null) ? "me" : (team != null) ? "team" : "everyone", team, reply.texts().texts(),
				reply.steps().list());
	}

	@PostMapping("/tickets/{number}/macros")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Apply a macro to a ticket: all of it, or nothing (notes:write where it leaves a note)")
	Applied apply(@AuthenticationPrincipal SignedInAgent me, Caller caller, @PathVariable long number,
			@RequestBody MacroBody body) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		this.tickets.byNumber(by, number);
		Long macro = body.macro();
		if (macro == null) {
			throw InvalidRequest.body("macro", "web.json.missing");
		}
		if (this.replies.find(by, macro).filter((reply) -> this.actions.writeNotes(reply.steps())).isPresent()) {
			caller.require(Scope.NOTES_WRITE);
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

	/**
	 * A macro to be saved; what is not given stays as it is.
	 *
	 * @param audience me, team or everyone
	 * @param team its id, where the audience is a team
	 * @param texts by language tag, all of them
	 * @param steps all of them, in their order
	 */
	@SuppressWarnings("NullableOptional") // not given and given as null are two things
	record MacroDraft(@Nullable String name, @Nullable String folder, @Nullable Optional<String> shortcut,
			@Nullable String audience, @Nullable Long team, @Nullable Map<String, @Nullable String> texts,
			@Nullable List<@Nullable StepBody> steps) implements ApiBody {

		ReplyDraft over(ReplyDraft was, long me) {
			Optional<String> word = this.shortcut;
			return new ReplyDraft(ownerId(was, me), teamId(was), (this.folder != null) ? this.folder : was.folder(),
					(this.name != null) ? this.name : was.name(), (word != null) ? word.orElse(null) : was.shortcut(),
					(this.texts != null) ? new LocalizedText(present("texts", this.texts)) : was.texts(),
					(this.steps != null) ? new Steps(present(this.steps)) : was.steps());
		}

		private static Map<String, String> present(String path, Map<String, @Nullable String> texts) {
			Map<String, String> present = new LinkedHashMap<>();
			texts.forEach((language, text) -> {
				if (text == null) {
					throw InvalidRequest.body(path + "/" + language, "web.json.missing");
				}
				present.put(language, text);
			});
			return present;
		}

		private static List<Step> present(List<@Nullable StepBody> steps) {
			List<Step> present = new ArrayList<>();
			for (StepBody step : steps) {
				String action = (step != null) ? step.action() : null;
				if (step == null || action == null) {
					throw InvalidRequest.body("steps/" + present.size(), "web.json.missing");
				}
				present.add(new Step(action, (step.value() != null) ? step.value() : ""));
			}
			return present;
		}

		private @Nullable Long ownerId(ReplyDraft was, long me) {
			return switch (this.audience) {
				case null -> was.ownerId();
				case "me" -> me;
				case "team", "everyone" -> null;
				default -> throw InvalidRequest.body("audience", "web.json.value");
			};
		}

		private @Nullable Long teamId(ReplyDraft was) {
			if (this.audience == null) {
				return was.teamId();
			}
			if (!this.audience.equals("team")) {
				return null;
			}
			if (this.team == null) {
				throw InvalidRequest.body("team", "web.json.missing");
			}
			return this.team;
		}

	}

	/**
	 * @param value in the action's own words; none where it takes none
	 */
	record StepBody(@Nullable String action, @Nullable String value) implements ApiBody {
	}

	/** A macro with all it says and does. */
	record WholeMacro(long id, String name, String folder, @Nullable String shortcut, String audience,
			@Nullable Long team, Map<String, String> texts, List<Step> steps) {
	}

}
