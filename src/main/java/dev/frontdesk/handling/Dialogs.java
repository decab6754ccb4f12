package dev.frontdesk.handling;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

import dev.frontdesk.shell.Done;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** What all dialogs share: who acts, the page they stand on, a refusal at its field. */
@ControllerAdvice(basePackageClasses = Dialogs.class)
class Dialogs {

	private static final Set<HttpStatus> ANSWERABLE = Set.of(HttpStatus.UNPROCESSABLE_CONTENT, HttpStatus.CONFLICT,
			HttpStatus.NOT_FOUND);

	private final Tickets tickets;

	private final Staff staff;

	private final MessageSource messages;

	Dialogs(Tickets tickets, Staff staff, MessageSource messages) {
		this.tickets = tickets;
		this.staff = staff;
		this.messages = messages;
	}

	@ModelAttribute("act")
	Act act(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		return new Act(me, number, htmx, locale);
	}

	/**
	 * @throws dev.frontdesk.tickets.TicketNotFound when they may not see it
	 */
	ModelAndView page(String name, Act act) {
		return new ModelAndView("handling/" + name + ((act.htmx() != null) ? " :: ask" : ""))
			.addObject("ticket", this.tickets.byNumber(act.reader(), act.number()))
			.addObject("zone", zone(act));
	}

	/**
	 * The page again, with what is wrong at the field.
	 * @throws Refusal the same, when no other input would help
	 */
	ModelAndView refused(ModelAndView page, String field, Refusal refusal, Act act) {
		if (!ANSWERABLE.contains(refusal.status())) {
			throw refusal;
		}
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page.addObject("field", (refusal instanceof InvalidText text) ? text.field() : field)
			.addObject("error", say(act, refusal.key(), refusal.arguments()));
	}

	Done done(Act act, String key, Object... arguments) {
		return Done.at(act.ticket(), say(act, "handling.done." + key, arguments));
	}

	ZoneId zone(Act act) {
		return this.staff.agent(act.me().id()).timeZone();
	}

	String say(Act act, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, act.locale());
	}

}
