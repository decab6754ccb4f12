package dev.frontdesk.bulk;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.TicketAction;
import dev.frontdesk.search.SearchRefused;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Doing the same to many tickets. */
@Controller
@RequestMapping("/desk/bulks")
class BulkController {

	private final BulkEdits bulks;

	private final BulkScreens screens;

	private final Actions actions;

	private final Staff staff;

	private final MessageSource messages;

	BulkController(BulkEdits bulks, BulkScreens screens, Actions actions, Staff staff, MessageSource messages) {
		this.bulks = bulks;
		this.screens = screens;
		this.actions = actions;
		this.staff = staff;
		this.messages = messages;
	}

	@GetMapping
	ModelAndView latest(@AuthenticationPrincipal SignedInAgent me,
			@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Locale reader) {
		List<BulkScreens.Progress> latest = this.screens.latest(Reader.OfDesk.of(me), before, reader);
		return new ModelAndView("bulk/latest").addObject("latest", latest)
			.addObject("zone", this.staff.agent(me.id()).timeZone())
			.addObject("next", (latest.size() == 50) ? "/desk/bulks?before=" + latest.getLast().id() : null);
	}

	/** The field for an action's value. */
	@GetMapping("/value")
	ModelAndView value(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "") String action,
			Locale reader) {
		return field(new ModelAndView("bulk/bar :: value"), me, action, "", reader);
	}

	@PostMapping
	ModelAndView start(@AuthenticationPrincipal SignedInAgent me, BulkForm form,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale reader) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		Step step = form.step();
		TicketAction action = this.actions.find(step.action()).filter(TicketAction::inBulk).orElse(null);
		if (action == null) {
			return again(me, form, this.messages.getMessage("bulk.choose", null, reader), false, htmx, reader);
		}
		try {
			Step checked = this.actions.check(step);
			if (!form.sure() && action.reachesCustomer(checked.value())) {
				return again(me, form, null, true, htmx, reader);
			}
			return shown(me, this.bulks.start(by, List.of(checked), form.selection(), reader), htmx, reader);
		}
		catch (InvalidText | NothingSelected | TooManySelected | SearchRefused ex) {
			return again(me, form, told(ex, reader), false, htmx, reader);
		}
	}

	private ModelAndView again(SignedInAgent me, BulkForm form, @Nullable String error, boolean ask,
			@Nullable String htmx, Locale reader) {
		ModelAndView page = new ModelAndView((htmx != null) ? "bulk/bar :: again" : "bulk/again");
		page.addObject("form", form).addObject("error", error).addObject("ask", ask);
		page.addObject("words", ask ? this.actions.words(form.step(), reader) : "");
		page.setStatus(ask ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
		return field(page, me, form.step().action(), form.step().value(), reader);
	}

	private ModelAndView field(ModelAndView page, SignedInAgent me, String key, String value, Locale reader) {
		TicketAction action = this.actions.find(key).filter(TicketAction::inBulk).orElse(null);
		return page.addObject("input", (action != null) ? action.input().name() : "NONE")
			.addObject("chosen", key)
			.addObject("value", value)
			.addObject("label", (action != null) ? action.label(this.messages, reader) : "")
			.addObject("choices", (action != null) ? action.choicesFor(Reader.OfDesk.of(me), reader)
					: List.<TicketAction.Choice>of());
	}

	@GetMapping("/{id}")
	ModelAndView show(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestParam(defaultValue = "0") int after,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale reader) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		BulkScreens.Progress progress = this.screens.progress(by, id, reader);
		if (htmx != null) {
			return new ModelAndView("bulk/bar :: far").addObject("progress", progress);
		}
		return new ModelAndView("bulk/bulk").addObject("progress", progress)
			.addObject("zone", this.staff.agent(me.id()).timeZone())
			.addObject("report", this.screens.report(by, id, after, reader));
	}

	@PostMapping("/{id}/cancellation")
	ModelAndView cancel(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale reader) {
		this.bulks.cancel(Reader.OfDesk.of(me), id);
		return shown(me, id, htmx, reader);
	}

	@PostMapping("/{id}/undo")
	ModelAndView undo(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale reader) {
		return shown(me, this.bulks.undo(Reader.OfDesk.of(me), id), htmx, reader);
	}

	private ModelAndView shown(SignedInAgent me, long id, @Nullable String htmx, Locale reader) {
		return (htmx == null) ? new ModelAndView("redirect:/desk/bulks/" + id) : new ModelAndView("bulk/bar :: far")
			.addObject("progress", this.screens.progress(Reader.OfDesk.of(me), id, reader));
	}

	private String told(Refusal refusal, Locale reader) {
		return this.messages.getMessage(refusal.key(), refusal.arguments(), reader);
	}

}
