package dev.frontdesk.replies;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.drafts.Along;
import dev.frontdesk.drafts.DraftKind;
import dev.frontdesk.drafts.Drafts;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.ThreadMovedOn;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
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

/** Choosing a canned reply for a ticket, looking at it first, and applying it. */
@Controller
@RequestMapping("/desk/tickets/{number}/replies")
class PickerController {

	private final Macros macros;

	private final ReplyScreens screens;

	private final Tickets tickets;

	private final Settings settings;

	private final MessageSource messages;

	private final Drafts drafts;

	private final Along along;

	PickerController(Macros macros, ReplyScreens screens, Tickets tickets, Settings settings, MessageSource messages,
			Drafts drafts, Along along) {
		this.drafts = drafts;
		this.along = along;
		this.macros = macros;
		this.screens = screens;
		this.tickets = tickets;
		this.settings = settings;
		this.messages = messages;
	}

	@GetMapping
	ModelAndView offer(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam(required = false) @Nullable String q,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		Ticket ticket = this.tickets.byNumber(by, number);
		List<ReplyScreens.Offer> offers = this.screens.pick(by, q, ticket.language(),
				this.settings.workspace().defaultLocale());
		String fragment = (q != null) ? "replies/picker :: offers" : "replies/picker :: picker";
		return new ModelAndView((htmx != null) ? fragment : "replies/picker").addObject("offers", offers)
			.addObject("number", number)
			.addObject("subject", ticket.subject())
			.addObject("language", ticket.language())
			.addObject("q", q);
	}

	@GetMapping("/{id}")
	ModelAndView preview(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @PathVariable long id,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale reader) {
		return shown(this.macros.preview(Reader.OfDesk.of(me), number, id, reader), UUID.randomUUID().toString(), null,
				htmx);
	}

	private static ModelAndView shown(Preview preview, String token, @Nullable String error, @Nullable String htmx) {
		return new ModelAndView((htmx != null) ? "replies/preview :: preview" : "replies/preview")
			.addObject("preview", preview)
			.addObject("token", token)
			.addObject("error", error);
	}

	@PostMapping("/{id}/insertion")
	ModelAndView insert(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @PathVariable long id,
			Locale reader) {
		return new ModelAndView("replies/preview :: inserted").addObject("preview",
				this.macros.insert(Reader.OfDesk.of(me), number, id, reader));
	}

	/**
	 * With its steps, to be taken with the send; without script the text goes into the
	 * draft from here.
	 */
	@PostMapping("/{id}/insertion/whole")
	ModelAndView insertWhole(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable long id, @RequestParam(defaultValue = "reply") String kind,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale reader) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		DraftKind into = (DraftKind.of(kind) == DraftKind.NOTE) ? DraftKind.NOTE : DraftKind.REPLY;
		Preview preview = this.macros.insertWhole(by, number, id, into, reader);
		if (htmx != null) {
			long ticket = this.tickets.byNumber(by, number).id();
			return new ModelAndView("replies/preview :: inserted").addObject("preview", preview)
				.addObject("along", this.along.beside(this.drafts.open(me.id(), ticket), into));
		}
		if (preview.text() != null) {
			this.drafts.append(by, number, into, preview.text());
		}
		return new ModelAndView("redirect:/desk/tickets/" + number);
	}

	@PostMapping("/{id}/application")
	ModelAndView apply(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @PathVariable long id,
			@RequestParam(required = false) @Nullable String text, @RequestParam(defaultValue = "0") long seen,
			@RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "false") boolean incomplete,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale reader) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		String once = token.matches("[A-Za-z0-9-]{8,40}") ? token : UUID.randomUUID().toString();
		try {
			Macros.Use use = this.macros.apply(new Acting(by, once, seen), number, id, text, incomplete);
			return (htmx != null)
					? new ModelAndView("replies/preview :: applied").addObject("use", use).addObject("number", number)
					: new ModelAndView("redirect:/desk/tickets/" + number);
		}
		catch (ThreadMovedOn ex) {
			Preview fresh = this.macros.preview(by, number, id, reader);
			return refused(fresh.with(text, fresh.seq()), once, ex, htmx, reader);
		}
		catch (InvalidText | FileGone ex) {
			return refused(this.macros.preview(by, number, id, reader).with(text, seen), once, ex, htmx, reader);
		}
	}

	private ModelAndView refused(Preview preview, String token, Refusal refusal, @Nullable String htmx, Locale reader) {
		ModelAndView page = shown(preview, token, this.messages.getMessage(refusal.key(), refusal.arguments(), reader),
				htmx);
		// htmx shows what is wrong only with this status
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	@PostMapping("/uses/{use}/undo")
	ModelAndView undo(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @PathVariable long use,
			@RequestParam(defaultValue = "false") boolean spoke,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		this.macros.undo(Reader.OfDesk.of(me), number, use);
		return (htmx != null) ? new ModelAndView("replies/preview :: undone").addObject("spoke", spoke)
				: new ModelAndView("redirect:/desk/tickets/" + number);
	}

}
