package dev.frontdesk.views;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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

	ViewsApi(Views views, MessageSource messages, JsonMapper json) {
		this.views = views;
		this.messages = messages;
		this.json = json;
	}

	@GetMapping
	@Operation(summary = "List the agent’s views, as they arranged them, with counts",
			description = "What one holds: /api/v1/tickets?view=<key>. A filter may be asked for as it is, or changed: "
					+ "/api/v1/tickets?filter=<JSON>.")
	List<ViewDocument> views(@AuthenticationPrincipal SignedInAgent me, Locale locale) {
		return this.views.counts(Reader.OfDesk.of(me), locale)
			.views()
			.stream()
			.map((counted) -> document(counted, locale))
			.toList();
	}

	private ViewDocument document(Counts.Counted counted, Locale locale) {
		View view = counted.view();
		View.Saved saved = view.saved();
		String name = (view.labelKey() != null) ? this.messages.getMessage(view.labelKey(), null, locale)
				: String.valueOf(view.name());
		return new ViewDocument(view.key(), name, view.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
				view.look().order(), counted.total(), counted.hidden(),
				(saved != null) ? this.json.readTree(saved.filter()) : null, "/api/v1/tickets?view=" + view.key());
	}

	/**
	 * A view as the API tells it.
	 *
	 * @param kind built-in, team or saved
	 * @param order in which it lists tickets
	 * @param count of tickets, counted up to 1,000 for some; null where it was not
	 * counted lately
	 * @param filter of a saved one
	 * @param tickets the address of what it holds
	 */
	record ViewDocument(String key, String name, String kind, String order, @Nullable Long count, boolean hidden,
			@Nullable JsonNode filter, String tickets) {
	}

}
