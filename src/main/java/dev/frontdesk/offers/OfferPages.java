package dev.frontdesk.offers;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Taking a chat, or letting it pass. */
@Controller
@RequestMapping("/desk/offers")
class OfferPages {

	private final Offers offers;

	private final InHand inHand;

	private final Tickets tickets;

	OfferPages(Offers offers, InHand inHand, Tickets tickets) {
		this.offers = offers;
		this.inHand = inHand;
		this.tickets = tickets;
	}

	@GetMapping
	ModelAndView now(@AuthenticationPrincipal SignedInAgent me) {
		return new ModelAndView("offers/offers :: now").addObject("model", this.inHand.of(me.id()));
	}

	@PostMapping("/{id:\\d{1,18}}/acceptance")
	String take(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		return "redirect:/desk/tickets/" + this.tickets.byId(this.offers.take(me.id(), id)).number();
	}

	@PostMapping("/{id:\\d{1,18}}/refusal")
	ModelAndView decline(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		this.offers.decline(me.id(), id);
		return (htmx != null) ? now(me) : new ModelAndView("redirect:/desk");
	}

}
