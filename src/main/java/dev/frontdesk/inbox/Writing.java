package dev.frontdesk.inbox;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import dev.frontdesk.drafts.DraftMovedOn;
import dev.frontdesk.drafts.KeptAside;
import dev.frontdesk.drafts.NoAddress;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.ThreadMovedOn;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * Sending from the composer. Whatever goes wrong, the text comes back with what is wrong
 * about it.
 */
@Controller
class Writing {

	private final Sending sending;

	private final ThreadScreens threads;

	private final DeskPages pages;

	private final Tickets tickets;

	private final MessageSource messages;

	Writing(Sending sending, ThreadScreens threads, DeskPages pages, Tickets tickets, MessageSource messages) {
		this.sending = sending;
		this.threads = threads;
		this.pages = pages;
		this.tickets = tickets;
		this.messages = messages;
	}

	@PostMapping("/desk/tickets/{number}/messages")
	ModelAndView send(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, SendForm form,
			@RequestParam(required = false) @Nullable List<MultipartFile> files,
			@RequestParam(required = false) @Nullable String view,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		Reader.OfDesk reader = Reader.OfDesk.of(me);
		boolean fragment = htmx != null;
		Undo undo = null;
		try {
			Tickets.Span left = this.sending.take(reader, number, form, (files != null) ? files : List.of(),
					(head) -> languageOf(form, head, locale));
			undo = wayBack(reader, number, left, form.nextStatus(), locale);
		}
		catch (TicketNotFound ex) {
			return keptAside(me, number, form, fragment);
		}
		catch (DraftMovedOn ex) {
			return again(me, number, form, (composer) -> composer.besides(ex.draft()), view, fragment, ex.status(),
					locale);
		}
		catch (ThreadMovedOn ex) {
			return heldBack(me, number, form, view, fragment, locale);
		}
		catch (Refusal ex) {
			String error = this.messages.getMessage(ex.key(), ex.arguments(), locale);
			return again(me, number, form, (composer) -> composer.wrong(error, fieldOf(ex)), view, fragment,
					ex.status(), locale);
		}
		if (fragment) {
			return sent(me, number, form, view, locale).addObject("undo", undo);
		}
		ModelAndView redirect = new ModelAndView("redirect:/desk/tickets/" + number).addObject("view",
				DeskPages.Where.in(view).viewOrFirst());
		return (undo != null) ? redirect.addObject("undo", undo.encode()) : redirect;
	}

	private @Nullable Undo wayBack(Reader.OfDesk reader, long number, Tickets.Span left, @Nullable Status next,
			Locale locale) {
		boolean solves = next == Status.SOLVED;
		boolean asked = next != null;
		Undo undo = Undo.of(left, solves ? "solved" : asked ? "changed" : "applied");
		return (undo != null && solves) ? undo.leaving(this.tickets.leftUndone(reader, number, locale)) : undo;
	}

	private static String fieldOf(Refusal refusal) {
		return (refusal instanceof NoAddress) ? "recipients" : "text";
	}

	private ModelAndView keptAside(SignedInAgent me, long number, SendForm form, boolean fragment) {
		try {
			this.sending.keepAside(me.id(), number, form);
		}
		catch (KeptAside ex) {
			if (fragment) {
				throw ex;
			}
		}
		return new ModelAndView("redirect:/desk/drafts?kept=" + number);
	}

	// A note is for colleagues; a reply is taken to be in the customer's language
	private static String languageOf(SendForm form, Head head, Locale locale) {
		return form.note() ? locale.getLanguage() : head.language();
	}

	private ModelAndView sent(SignedInAgent me, long number, SendForm form, @Nullable String view, Locale locale) {
		Long after = form.after();
		return this.pages.news(me, number, (after != null) ? after : form.seen(), DeskPages.Where.in(view), locale);
	}

	private ModelAndView heldBack(SignedInAgent me, long number, SendForm form, @Nullable String view, boolean fragment,
			Locale locale) {
		Screen news = this.threads.since(Reader.OfDesk.of(me), number, form.seen(), locale);
		List<Entry> written = news.entries().stream().filter((entry) -> entry.message() != null).toList();
		return again(me, number, form, (composer) -> composer.afterReading(written, news.head().seq()), view, fragment,
				HttpStatus.CONFLICT, locale);
	}

	private ModelAndView again(SignedInAgent me, long number, SendForm form, UnaryOperator<Composer> changed,
			@Nullable String view, boolean fragment, HttpStatus status, Locale locale) {
		DeskPages.Where where = DeskPages.Where.in(view);
		ModelAndView page = fragment ? this.pages.threadOnly(me, number, where, locale)
				: this.pages.thread(me, number, where, locale);
		if (fragment) {
			page.setViewName("inbox/composer :: composer");
		}
		if (page.getModel().get("composer") instanceof Composer composer) {
			page.addObject("composer", changed.apply(composer.again(form)));
		}
		page.setStatus(status);
		return page;
	}

}
