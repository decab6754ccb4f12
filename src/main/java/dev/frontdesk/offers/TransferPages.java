package dev.frontdesk.offers;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.frontdesk.shell.Done;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** To whom a ticket goes on, and with which words. */
@Controller
@RequestMapping("/desk/tickets/{number}/transfer")
class TransferPages {

	private static final int LONGEST_NOTE = 5_000;

	private final Transfers transfers;

	private final Tickets tickets;

	private final Goals goals;

	private final MessageSource messages;

	TransferPages(Transfers transfers, Tickets tickets, Goals goals, MessageSource messages) {
		this.transfers = transfers;
		this.tickets = tickets;
		this.goals = goals;
		this.messages = messages;
	}

	@GetMapping
	ModelAndView ask(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		return asking(me, number, new Form("", "", UUID.randomUUID().toString()), htmx, locale);
	}

	@PostMapping
	ModelAndView transfer(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, Form form,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale,
			RedirectAttributes flash) {
		Reader.OfDesk reader = Reader.OfDesk.of(me);
		try {
			Goals.Goal goal = goal(me, form.goal(), locale);
			form.requireShortNote();
			this.transfers.transfer(reader, number, goal.teamId(), goal.agentId(), form.words(), form.id());
			return done(reader, number, say("offers.transfer.done", locale, goal.name())).answer(htmx, flash);
		}
		catch (InvalidText ex) {
			return refused(asking(me, number, form, htmx, locale), ex.field(), ex, locale);
		}
	}

	private Goals.Goal goal(SignedInAgent me, String to, Locale locale) {
		return this.goals.all(me.id(), locale)
			.stream()
			.filter((one) -> one.value().equals(to))
			.findFirst()
			.orElseThrow(() -> new InvalidText("to", "offers.transfer.to.missing"));
	}

	// Who sends a ticket to a closed team may see it no more
	private Done done(Reader.OfDesk reader, long number, String text) {
		try {
			this.tickets.byNumber(reader, number);
			return Done.at("/desk/tickets/" + number, text);
		}
		catch (TicketNotFound ex) {
			return Done.at("/desk", text).leaving();
		}
	}

	private ModelAndView asking(SignedInAgent me, long number, Form form, @Nullable String htmx, Locale locale) {
		List<Goals.Goal> goals = this.goals.all(me.id(), locale);
		return new ModelAndView("offers/transfer" + ((htmx != null) ? " :: ask" : ""))
			.addObject("ticket", this.tickets.byNumber(Reader.OfDesk.of(me), number))
			.addObject("teams", goals.stream().filter((one) -> one.agentId() == null).toList())
			.addObject("present", goals.stream().filter(Goals.Goal::here).toList())
			.addObject("others", goals.stream().filter((one) -> one.agentId() != null && !one.here()).toList())
			.addObject("form", form);
	}

	private ModelAndView refused(ModelAndView page, String field, Refusal refusal, Locale locale) {
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page.addObject("field", field).addObject("error", say(refusal.key(), locale, refusal.arguments()));
	}

	private String say(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

	/**
	 * @param to such as {@code team:3} or {@code agent:7}
	 */
	record Form(@Nullable String to, @Nullable String note, @Nullable String clientId) {

		public String goal() {
			return (this.to != null) ? this.to : "";
		}

		public String words() {
			return (this.note != null) ? this.note : "";
		}

		/**
		 * @throws InvalidText when the note is too long
		 */
		void requireShortNote() {
			if (words().length() > LONGEST_NOTE) {
				throw new InvalidText("note", "offers.transfer.note.long", LONGEST_NOTE);
			}
		}

		public String id() {
			return (this.clientId != null && this.clientId.matches("[A-Za-z0-9-]{8,64}")) ? this.clientId
					: UUID.randomUUID().toString();
		}

	}

}
