package dev.frontdesk.offers;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import dev.frontdesk.shell.Done;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking a colleague into a chat, and answering that. */
@Controller
class GuestPages {

	private final Guests guests;

	private final Goals goals;

	private final Tickets tickets;

	private final MessageSource messages;

	GuestPages(Guests guests, Goals goals, Tickets tickets, MessageSource messages) {
		this.guests = guests;
		this.goals = goals;
		this.tickets = tickets;
		this.messages = messages;
	}

	@GetMapping("/desk/tickets/{number}/invitation")
	ModelAndView ask(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		return asking(me, number, new TransferPages.Form("", "", UUID.randomUUID().toString()), htmx);
	}

	@PostMapping("/desk/tickets/{number}/invitation")
	ModelAndView invite(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, TransferPages.Form form,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale,
			RedirectAttributes flash) {
		try {
			Goals.Goal colleague = colleagues(me, number).stream()
				.filter((one) -> one.value().equals(form.goal()))
				.findFirst()
				.orElseThrow(() -> new InvalidText("to", "offers.invite.to.missing"));
			form.requireShortNote();
			this.guests.invite(Reader.OfDesk.of(me), number, Objects.requireNonNull(colleague.agentId()), form.words(),
					form.id());
			return Done.at("/desk/tickets/" + number, say("offers.invite.done", locale, colleague.name()))
				.answer(htmx, flash);
		}
		catch (InvalidText ex) {
			ModelAndView again = asking(me, number, form, htmx);
			again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return again.addObject("field", ex.field()).addObject("error", say(ex.key(), locale, ex.arguments()));
		}
	}

	@PostMapping("/desk/invitations/{id:\\d{1,18}}/acceptance")
	String join(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		return "redirect:/desk/tickets/" + this.tickets.byId(this.guests.join(me.id(), id)).number();
	}

	@PostMapping("/desk/invitations/{id:\\d{1,18}}/refusal")
	String decline(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		this.guests.decline(me.id(), id);
		return (htmx != null) ? "redirect:/desk/offers" : "redirect:/desk";
	}

	private ModelAndView asking(SignedInAgent me, long number, TransferPages.Form form, @Nullable String htmx) {
		List<Goals.Goal> colleagues = colleagues(me, number);
		return new ModelAndView("offers/invitation" + ((htmx != null) ? " :: ask" : ""))
			.addObject("ticket", this.tickets.byNumber(Reader.OfDesk.of(me), number))
			.addObject("present", colleagues.stream().filter(Goals.Goal::here).toList())
			.addObject("others", colleagues.stream().filter((one) -> !one.here()).toList())
			.addObject("form", form);
	}

	/** Who has it already need not be asked. */
	private List<Goals.Goal> colleagues(SignedInAgent me, long number) {
		Ticket ticket = this.tickets.byNumber(Reader.OfDesk.of(me), number);
		return this.goals.colleagues(me.id())
			.stream()
			.filter((one) -> !Objects.equals(one.agentId(), ticket.assigneeId()))
			.toList();
	}

	private String say(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
