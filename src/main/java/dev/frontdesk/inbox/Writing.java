package dev.frontdesk.inbox;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.ThreadMovedOn;
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

	private final MessageSource messages;

	Writing(Sending sending, ThreadScreens threads, DeskPages pages, MessageSource messages) {
		this.sending = sending;
		this.threads = threads;
		this.pages = pages;
		this.messages = messages;
	}

	@PostMapping("/desk/tickets/{number}/messages")
	ModelAndView send(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, SendForm form,
			@RequestParam(required = false) @Nullable List<MultipartFile> files,
			@RequestParam(required = false) @Nullable String view,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		Reader.OfDesk reader = Reader.OfDesk.of(me);
		Head head = this.threads.head(reader, number);
		boolean fragment = htmx != null;
		try {
			this.sending.send(reader, head, form, languageOf(form, head, locale), files);
		}
		catch (ThreadMovedOn ex) {
			return heldBack(me, number, form, view, fragment, locale);
		}
		catch (Refusal ex) {
			if (ex.status() != HttpStatus.UNPROCESSABLE_CONTENT && ex.status() != HttpStatus.CONTENT_TOO_LARGE) {
				throw ex;
			}
			String error = this.messages.getMessage(ex.key(), ex.arguments(), locale);
			return again(me, number, Draft.of(form).wrong(error), view, fragment, ex.status(), locale);
		}
		return fragment ? sent(reader, number, form, view, locale) : new ModelAndView(
				"redirect:/desk/tickets/" + number + "?view=" + DeskPages.Where.in(view).viewOrFirst());
	}

	// A note is for colleagues; a reply is taken to be in the customer's language
	private static String languageOf(SendForm form, Head head, Locale locale) {
		return form.note() ? locale.getLanguage() : head.language();
	}

	private ModelAndView sent(Reader.OfDesk reader, long number, SendForm form, @Nullable String view, Locale locale) {
		Long after = form.after();
		Screen screen = this.threads.since(reader, number, (after != null) ? after : form.seen(), locale);
		return new ModelAndView("inbox/thread :: news").addObject("screen", screen)
			.addObject("head", screen.head())
			.addObject("zone", screen.zone())
			.addObject("view", java.util.Map.of("key", DeskPages.Where.in(view).viewOrFirst()));
	}

	private ModelAndView heldBack(SignedInAgent me, long number, SendForm form, @Nullable String view, boolean fragment,
			Locale locale) {
		Screen news = this.threads.since(Reader.OfDesk.of(me), number, form.seen(), locale);
		List<Entry> written = news.entries().stream().filter((entry) -> entry.message() != null).toList();
		return again(me, number, Draft.of(form).afterReading(written, news.head().seq()), view, fragment,
				HttpStatus.CONFLICT, locale);
	}

	private ModelAndView again(SignedInAgent me, long number, Draft draft, @Nullable String view, boolean fragment,
			HttpStatus status, Locale locale) {
		DeskPages.Where where = DeskPages.Where.in(view);
		ModelAndView page = fragment ? this.pages.threadOnly(me, number, where, locale)
				: this.pages.thread(me, number, where, locale);
		if (fragment) {
			page.setViewName("inbox/composer :: composer");
		}
		page.addObject("draft", draft);
		page.setStatus(status);
		return page;
	}

}
