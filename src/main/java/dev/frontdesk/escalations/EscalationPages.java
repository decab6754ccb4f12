package dev.frontdesk.escalations;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.frontdesk.shell.Done;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.ThreadMovedOn;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketNotFound;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking a helper and bringing the ticket back, in a dialog or on a page of its own. */
@Controller
@RequestMapping("/desk/tickets/{number}/escalation")
class EscalationPages {

	private final Escalations escalations;

	private final Tickets tickets;

	private final MessageSource messages;

	EscalationPages(Escalations escalations, Tickets tickets, MessageSource messages) {
		this.escalations = escalations;
		this.tickets = tickets;
		this.messages = messages;
	}

	@GetMapping
	ModelAndView ask(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		return asking(me, number, null, null, "", htmx, locale);
	}

	@PostMapping
	ModelAndView escalate(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, Typed typed,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale,
			RedirectAttributes flash) {
		Reader.OfDesk reader = Reader.OfDesk.of(me);
		try {
			String helper = this.escalations.escalate(reader, number, typed.ask(), locale);
			return done(reader, number, say("escalations.done.asked", locale, helper)).answer(htmx, flash);
		}
		catch (InvalidText ex) {
			return asking(me, number, typed, ex, ex.field(), htmx, locale);
		}
		catch (ThreadMovedOn ex) {
			return asking(me, number, typed, ex, "message", htmx, locale);
		}
		catch (NoSuchStep | AlreadyThere ex) {
			return asking(me, number, typed, ex, "step", htmx, locale);
		}
	}

	@GetMapping("/return")
	ModelAndView back(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		return returning(me, number, "", UUID.randomUUID().toString(), null, htmx, locale);
	}

	@PostMapping("/return")
	ModelAndView bringBack(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String clientId,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale,
			RedirectAttributes flash) {
		Reader.OfDesk reader = Reader.OfDesk.of(me);
		try {
			String whose = this.escalations.bringBack(reader, number, Typed.id(clientId), answer, locale);
			String text = (whose != null) ? say("escalations.done.back", locale, whose)
					: say("escalations.done.back-to-team", locale);
			return done(reader, number, text).answer(htmx, flash);
		}
		catch (InvalidText ex) {
			return returning(me, number, answer, Typed.id(clientId), ex, htmx, locale);
		}
	}

	// Who hands a ticket to a closed team may see it no more
	private Done done(Reader.OfDesk reader, long number, String text) {
		try {
			this.tickets.byNumber(reader, number);
			return Done.at("/desk/tickets/" + number, text);
		}
		catch (TicketNotFound ex) {
			return Done.at("/desk", text).leaving();
		}
	}

	private ModelAndView asking(SignedInAgent me, long number, @Nullable Typed typed, @Nullable Refusal refusal,
			String field, @Nullable String htmx, Locale locale) {
		Ticket ticket = this.tickets.byNumber(Reader.OfDesk.of(me), number);
		Path path = this.escalations.path(ticket).orElse(null);
		Escalation now = this.escalations.current(ticket.id(), locale).orElse(null);
		List<Option> options = (path == null) ? List.of()
				: path.steps().stream().map((step) -> option(step, now, locale)).toList();
		Typed form = (typed != null) ? typed.at(ticket.seq()) : Typed.empty(ticket, path, next(options));
		return page("escalate", htmx, refusal, locale).addObject("ticket", ticket)
			.addObject("path", path)
			.addObject("now", now)
			.addObject("options", options)
			.addObject("form", form)
			.addObject("field", field);
	}

	private Option option(Path.Step step, @Nullable Escalation now, Locale locale) {
		String helper = this.escalations.helper(step, locale);
		boolean there = now != null && (step.outside() ? now.helper().equals(helper)
				: step.teamId() != null && step.teamId().equals(now.teamId()));
		return new Option(step.id(), helper, step.address(), step.minutes(), there);
	}

	// The one after where it is
	private static long next(List<Option> options) {
		int here = -1;
		for (int i = 0; i < options.size(); i++) {
			here = options.get(i).there() ? i : here;
		}
		return options.stream()
			.skip(here + 1L)
			.findFirst()
			.or(() -> options.stream().filter((o) -> !o.there()).findFirst())
			.map(Option::id)
			.orElse(0L);
	}

	private ModelAndView returning(SignedInAgent me, long number, String answer, String clientId,
			@Nullable Refusal refusal, @Nullable String htmx, Locale locale) {
		Ticket ticket = this.tickets.byNumber(Reader.OfDesk.of(me), number);
		Escalation now = this.escalations.current(ticket.id(), locale).orElseThrow(NotEscalated::new);
		return page("return", htmx, refusal, locale).addObject("ticket", ticket)
			.addObject("now", now)
			.addObject("answer", answer)
			.addObject("clientId", clientId);
	}

	private ModelAndView page(String name, @Nullable String htmx, @Nullable Refusal refusal, Locale locale) {
		ModelAndView page = new ModelAndView("escalations/" + name + ((htmx != null) ? " :: ask" : ""));
		if (refusal != null) {
			page.setStatus(
					(refusal.status() == HttpStatus.CONFLICT) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
			page.addObject("error", say(refusal.key(), locale, refusal.arguments()));
		}
		return page;
	}

	private String say(String key, Locale locale, @Nullable Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

	/**
	 * @param there whether the ticket is with them now
	 */
	public record Option(long id, String helper, String address, int minutes, boolean there) {

		/** Whole days where they are, else hours, else minutes. */
		public String unit() {
			return (this.minutes % 1440 == 0) ? "days" : (this.minutes % 60 == 0) ? "hours" : "minutes";
		}

		public int amount() {
			return (this.minutes % 1440 == 0) ? this.minutes / 1440
					: (this.minutes % 60 == 0) ? this.minutes / 60 : this.minutes;
		}

	}

	/**
	 * The form, as typed.
	 *
	 * @param tell set when the customer is to be told
	 */
	public record Typed(@Nullable String clientId, @Nullable Long step, @Nullable String reason, @Nullable String note,
			@Nullable Long seen, @Nullable String tell, @Nullable String message) {

		static Typed empty(Ticket ticket, @Nullable Path path, long step) {
			String told = (path != null) ? path.told().in(Locale.forLanguageTag(ticket.language())) : "";
			return new Typed(UUID.randomUUID().toString(), step, "", "", ticket.seq(), null, told);
		}

		static String id(@Nullable String typed) {
			return (typed != null && typed.matches("[A-Za-z0-9-]{8,60}")) ? typed : UUID.randomUUID().toString();
		}

		// What has come meanwhile is said beside the message; sent again it is meant
		Typed at(long seq) {
			return new Typed(id(this.clientId), this.step, this.reason, this.note, seq, this.tell, this.message);
		}

		Ask ask() {
			return new Ask(id(this.clientId), (this.step != null) ? this.step : 0,
					(this.reason != null) ? this.reason : "", (this.note != null) ? this.note : "",
					(this.seen != null) ? this.seen : 0,
					(this.tell != null) ? (this.message != null) ? this.message : "" : null);
		}

	}

}
