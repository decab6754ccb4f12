package dev.frontdesk.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.WrongValues;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an agent says in the fields of a ticket. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class PanelPages {

	private static final String SEEN = "seen.";

	private final FieldValues values;

	private final Forms forms;

	private final FieldPanel panel;

	private final Tickets tickets;

	private final Questions questions;

	PanelPages(FieldValues values, Forms forms, FieldPanel panel, Tickets tickets, Questions questions) {
		this.values = values;
		this.forms = forms;
		this.panel = panel;
		this.tickets = tickets;
		this.questions = questions;
	}

	@PostMapping("/fields")
	ModelAndView set(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam MultiValueMap<String, String> sent,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale reader) {
		Map<String, List<String>> typed = Questions.typed(sent);
		try {
			this.values.set(Reader.OfDesk.of(me), number, "", typed, seen(sent));
			return shown(me, number, null, Map.of(), htmx, reader);
		}
		catch (WrongValues ex) {
			return shown(me, number, typed, this.questions.wrong(ex, reader), htmx, reader);
		}
	}

	private static Map<String, String> seen(MultiValueMap<String, String> sent) {
		Map<String, String> seen = new LinkedHashMap<>();
		sent.forEach((name, given) -> {
			if (name.startsWith(SEEN)) {
				seen.put(name.substring(SEEN.length()), given.getFirst());
			}
		});
		return seen;
	}

	@PostMapping("/form")
	ModelAndView choose(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam(defaultValue = "") String form,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale reader) {
		this.forms.choose(Reader.OfDesk.of(me), number, form);
		return shown(me, number, null, Map.of(), htmx, reader);
	}

	// The panel anew where the page swaps it in; else the ticket, or with a refusal the
	// fields alone
	private ModelAndView shown(SignedInAgent me, long number, @Nullable Map<String, List<String>> typed,
			Map<String, String> wrong, @Nullable String htmx, Locale reader) {
		if (htmx == null && wrong.isEmpty()) {
			return new ModelAndView("redirect:/desk/tickets/" + number + "#fields");
		}
		Ticket ticket = this.tickets.byNumber(Reader.OfDesk.of(me), number);
		ModelAndView page = new ModelAndView((htmx != null) ? "forms/panel :: panel" : "forms/alone");
		page.addObject("panel", this.panel.model(ticket, typed, wrong, reader));
		if (!wrong.isEmpty()) {
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		}
		return page;
	}

}
