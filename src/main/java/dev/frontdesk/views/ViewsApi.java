package dev.frontdesk.views;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketField;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.ApiBody;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Scope;
import dev.frontdesk.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The views an agent has, for programs; what they hold is a list of tickets. */
@RestController
@RequestMapping("/api/v1/views")
@Needs(Scope.DESK_READ)
@Tag(name = "Views")
class ViewsApi {

	private final Views views;

	private final MessageSource messages;

	private final JsonMapper json;

	private final SavedViews saved;

	private final TicketFilters filters;

	private final Columns columns;

	private final Version version;

	ViewsApi(Views views, SavedViews saved, TicketFilters filters, Columns columns, Version version,
			MessageSource messages, JsonMapper json) {
		this.columns = columns;
		this.views = views;
		this.saved = saved;
		this.filters = filters;
		this.version = version;
		this.messages = messages;
		this.json = json;
	}

	@GetMapping
	@Operation(summary = "List the agent’s views, as they arranged them, with counts",
			description = "What one holds: /api/v1/tickets?view=<key>. A filter may be asked for as it is, or changed: "
					+ "/api/v1/tickets?filter=<JSON>.")
	List<ViewDocument> views(@AuthenticationPrincipal SignedInAgent me, Caller caller, Locale locale) {
		return this.views.counts(Reader.OfDesk.of(me), locale)
			.views()
			.stream()
			.map((counted) -> document(counted, caller, locale))
			.toList();
	}

	@GetMapping("/{key}")
	@Operation(summary = "Read a saved view the agent may change")
	ResponseEntity<SavedDocument> view(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key) {
		SavedView view = this.saved.editable(Reader.OfDesk.of(me), key);
		return this.version.tell(view.version(), document(view));
	}

	@PostMapping
	@Needs(Scope.VIEWS_WRITE)
	@Operation(summary = "Save a view: for the agent, some teams, or everyone",
			description = "filter is a condition as views have them; order is one of a list of tickets, such as due or -due. "
					+ "columns, order and grouping take custom fields, too: fields.<key>.")
	ResponseEntity<SavedDocument> add(@AuthenticationPrincipal SignedInAgent me, Caller caller,
			@RequestBody ViewBody body) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		if (body.filter() == null) {
			throw InvalidRequest.body("filter", "web.json.missing");
		}
		ViewDraft blank = new ViewDraft("", TicketFilter.everything(), Look.by(Sorting.WAIT), Audience.ME, Set.of());
		String key = told(() -> this.saved.add(by, draft(caller, blank, body)));
		SavedView view = this.saved.editable(by, key);
		return ResponseEntity.created(URI.create("/api/v1/views/" + key))
			.eTag(this.version.tag(view.version(), document(view)))
			.body(document(view));
	}

	@PatchMapping("/{key}")
	@Needs(Scope.VIEWS_WRITE)
	@Operation(summary = "Change a saved view: all of what is given, or nothing")
	ResponseEntity<SavedDocument> change(@AuthenticationPrincipal SignedInAgent me, Caller caller,
			@PathVariable String key, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
			@RequestBody ViewBody body) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		SavedView before = this.saved.editable(by, key);
		this.version.require(ifMatch, before.version());
		ViewDraft was = new ViewDraft(before.name(), this.filters.parse(before.filter()),
				this.columns.look(before.look()), before.audience(), before.teams());
		told(() -> {
			this.saved.change(by, key, before.version(), draft(caller, was, body));
			return key;
		});
		SavedView view = this.saved.editable(by, key);
		return ResponseEntity.ok().eTag(this.version.tag(view.version(), document(view))).body(document(view));
	}

	@DeleteMapping("/{key}")
	@Needs(Scope.VIEWS_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Delete a saved view; its owner may bring it back at the desk for 30 days")
	void delete(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key) {
		this.saved.delete(Reader.OfDesk.of(me), key);
	}

	private static String told(Supplier<String> deed) {
		try {
			return deed.get();
		}
		catch (InvalidFilter ex) {
			throw InvalidRequest.body("filter", ex.key(), ex.arguments());
		}
		catch (ViewRefused ex) {
			if (ex.status() == HttpStatus.CONFLICT) {
				throw ex;
			}
			throw InvalidRequest.body(partOf(ex.field()), ex.key(), ex.arguments());
		}
	}

	private static String partOf(String field) {
		return switch (field) {
			case "form" -> "";
			case "facts" -> "columns";
			default -> field;
		};
	}

	private ViewDraft draft(Caller caller, ViewDraft was, ViewBody body) {
		JsonNode filter = body.filter();
		List<Long> teams = body.teams();
		return new ViewDraft((body.name() != null) ? body.name() : was.name(),
				(filter != null) ? filter(caller, filter) : was.filter(), look(was.look(), body),
				(body.audience() != null) ? one("audience", body.audience(), Audience.values()) : was.audience(),
				(teams != null) ? Set.copyOf(teams) : was.teams());
	}

	// What lies in a view tells what its tickets say
	private TicketFilter filter(Caller caller, JsonNode given) {
		TicketFilter filter = this.filters.given(given.toString());
		if (this.filters.readsMessages(filter)) {
			caller.require(Scope.NOTES_READ);
		}
		return filter;
	}

	private Look look(Look was, ViewBody body) {
		List<String> columns = body.columns();
		Set<Fact> facts = was.facts();
		List<TicketField> fields = was.fields();
		if (columns != null) {
			fields = this.columns.fields(columns);
			List<String> known = fields.stream().map(TicketField::key).toList();
			facts = columns.stream()
				.filter((column) -> !known.contains(column))
				.map((column) -> one("columns", column, Fact.values()))
				.collect(Collectors.toSet());
		}
		Optional<String> grouping = body.grouping();
		Groups groups = (grouping == null) ? was.grouping()
				: grouping.map((key) -> known("grouping", this.columns.grouping(plain(key)))).orElse(null);
		Look look = new Look(facts, fields, was.sorting(), was.ascending(), groups);
		String order = body.order();
		if (order == null) {
			return look;
		}
		known("order", this.columns.order(plain(order.startsWith("-") ? order.substring(1) : order)));
		return this.columns.ordered(look, plain(order));
	}

	private static String plain(String given) {
		return (given.indexOf('.') >= 0) ? given : given.replace('_', '-').toLowerCase(Locale.ROOT);
	}

	private static <T> T known(String path, Optional<T> found) {
		return found.orElseThrow(() -> InvalidRequest.body(path, "web.json.value"));
	}

	private static <E extends Enum<E>> E one(String path, String given, E[] all) {
		return Stream.of(all)
			.filter((one) -> one.name().equals(given.replace('-', '_').toUpperCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> InvalidRequest.body(path, "web.json.value"));
	}

	private SavedDocument document(SavedView view) {
		Look look = this.columns.look(view.look());
		Groups grouping = look.grouping();
		return new SavedDocument(view.key(), view.name(), this.json.readTree(view.filter()), look.order(),
				(grouping != null) ? grouping.key() : null,
				Stream.concat(look.facts().stream().map(Fact::key), look.fields().stream().map(TicketField::key))
					.sorted()
					.toList(),
				view.audience().name().toLowerCase(Locale.ROOT), view.teams().stream().sorted().toList(),
				"/api/v1/tickets?view=" + view.key());
	}

	private ViewDocument document(Counts.Counted counted, Caller caller, Locale locale) {
		View view = counted.view();
		boolean told = caller.may(Scope.NOTES_READ) || !this.views.readsMessages(view);
		View.Saved saved = view.saved();
		String name = (view.labelKey() != null) ? this.messages.getMessage(view.labelKey(), null, locale)
				: String.valueOf(view.name());
		return new ViewDocument(view.key(), name, view.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
				view.look().order(), told ? counted.total() : null, counted.hidden(),
				(saved != null) ? this.json.readTree(saved.filter()) : null, "/api/v1/tickets?view=" + view.key());
	}

	/**
	 * A view as the API tells it.
	 *
	 * @param kind built-in, team or saved
	 * @param order in which it lists tickets
	 * @param count of tickets, counted up to 1,000 for some; null where it was not
	 * counted lately, or goes by the words of notes and the token may not read them
	 * @param filter of a saved one
	 * @param tickets the address of what it holds
	 */
	record ViewDocument(String key, String name, String kind, String order, @Nullable Long count, boolean hidden,
			@Nullable JsonNode filter, String tickets) {
	}

	/**
	 * A view to be saved; what is not given stays as it is.
	 *
	 * @param grouping null: none
	 * @param columns what a row says; fields.&lt;key&gt; for a custom field, also to
	 * order and group by
	 * @param audience me, teams or everyone
	 * @param teams their ids, where the audience is teams
	 */
	@SuppressWarnings("NullableOptional") // not given and given as null are two things
	record ViewBody(@Nullable String name, @Nullable JsonNode filter, @Nullable String order,
			@Nullable Optional<String> grouping, @Nullable List<String> columns, @Nullable String audience,
			@Nullable List<Long> teams) implements ApiBody {
	}

	/** A saved view as the API tells it to who may change it. */
	record SavedDocument(String key, String name, JsonNode filter, String order, @Nullable String grouping,
			List<String> columns, String audience, List<Long> teams, String tickets) {
	}

}
