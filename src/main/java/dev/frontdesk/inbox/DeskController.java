package dev.frontdesk.inbox;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

import dev.frontdesk.search.Search;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of the desk. */
@Controller
class DeskController {

	private final DeskPages pages;

	private final ThreadScreens threads;

	private final Search search;

	DeskController(DeskPages pages, ThreadScreens threads, Search search) {
		this.search = search;
		this.pages = pages;
		this.threads = threads;
	}

	@GetMapping("/desk")
	String desk() {
		return "redirect:/desk/views/mine";
	}

	@GetMapping("/desk/views")
	ModelAndView views(@AuthenticationPrincipal SignedInAgent me, Locale locale) {
		return this.pages.views(me, locale);
	}

	@GetMapping("/desk/views/{key}")
	ModelAndView view(@AuthenticationPrincipal SignedInAgent me, @PathVariable String key,
			@RequestParam(required = false) @Nullable String order,
			@RequestParam(required = false) @Nullable String cursor,
			@RequestHeader(name = "HX-Target", required = false) @Nullable String target,
			@RequestParam(required = false) @Nullable Long open, Locale locale) {
		if (key.startsWith(ListPages.SEARCH)) {
			return new ModelAndView("redirect:/desk/search", "q", key.substring(ListPages.SEARCH.length()));
		}
		return columns(this.pages.list(me, new DeskPages.Where(key, order, cursor, null, null, null), locale), target,
				open);
	}

	/** What a search found; a number alone leads straight to its ticket. */
	@GetMapping("/desk/search")
	ModelAndView search(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) @Nullable String cursor,
			@RequestHeader(name = "HX-Target", required = false) @Nullable String target,
			@RequestParam(required = false) @Nullable Long open, Locale locale) {
		OptionalLong number = this.search.ticket(Reader.OfDesk.of(me), q);
		if (number.isPresent() && target == null) {
			return new ModelAndView("redirect:/desk/tickets/" + number.getAsLong());
		}
		return columns(this.pages.found(me, q, DeskPages.Where.given(cursor), locale), target, open);
	}

	private static ModelAndView columns(ModelAndView page, @Nullable String target, @Nullable Long open) {
		if (open != null) {
			page.addObject("open", open);
		}
		if ("list".equals(target)) {
			page.setViewName("inbox/desk :: columns");
		}
		return page;
	}

	@GetMapping("/desk/tickets/{number}")
	ModelAndView ticket(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, DeskPages.Where where,
			@RequestHeader(name = "HX-Target", required = false) @Nullable String target, Locale locale) {
		return "ticket".equals(target) ? this.pages.threadOnly(me, number, where, locale)
				: this.pages.thread(me, number, where, locale);
	}

	/** What came after a place, and what the change made of the rest. */
	@GetMapping(path = "/desk/tickets/{number}/messages", params = "after")
	ModelAndView since(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @RequestParam long after,
			@RequestParam(required = false) @Nullable String view, Locale locale) {
		return this.pages.news(me, number, after, DeskPages.Where.in(view), locale);
	}

	/** The page before a place. */
	@GetMapping(path = "/desk/tickets/{number}/messages", params = "before")
	ModelAndView older(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @RequestParam long before,
			@RequestParam(required = false) @Nullable String view, Locale locale) {
		return part(this.threads.screen(Reader.OfDesk.of(me), number, before, locale), view, false);
	}

	/** The page around a place. */
	@GetMapping(path = "/desk/tickets/{number}/messages", params = "at")
	ModelAndView around(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @RequestParam long at,
			@RequestParam(required = false) @Nullable String view, Locale locale) {
		return part(this.threads.around(Reader.OfDesk.of(me), number, at, locale), view, true);
	}

	/** The page after a place. */
	@GetMapping(path = "/desk/tickets/{number}/messages", params = "from")
	ModelAndView newer(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @RequestParam long from,
			@RequestParam(required = false) @Nullable String view, Locale locale) {
		return part(this.threads.later(Reader.OfDesk.of(me), number, from, locale), view, true);
	}

	private static ModelAndView part(Screen screen, @Nullable String view, boolean goesOn) {
		return new ModelAndView("inbox/thread :: part").addObject("screen", screen)
			.addObject("newer", goesOn ? screen.newerThan() : null)
			.addObject("head", screen.head())
			.addObject("zone", screen.zone())
			.addObject("view", Map.of("key", DeskPages.Where.in(view).viewOrFirst()));
	}

	/** What stands around the messages, after something changed. */
	@GetMapping("/desk/tickets/{number}/around")
	ModelAndView around(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, DeskPages.Where where,
			Locale locale) {
		ModelAndView page = this.pages.threadOnly(me, number, where, locale);
		page.setViewName("inbox/thread :: changed");
		return page;
	}

}
