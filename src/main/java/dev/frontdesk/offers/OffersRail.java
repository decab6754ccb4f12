package dev.frontdesk.offers;

import java.util.Optional;

import dev.frontdesk.shell.RailPart;
import dev.frontdesk.staff.SignedInAgent;

import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What is offered, on whichever page of the desk the agent is. */
@Component
@Order(0)
class OffersRail implements RailPart {

	private final InHand inHand;

	OffersRail(InHand inHand) {
		this.inHand = inHand;
	}

	@Override
	public Optional<Shown> show() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInAgent me)
				? Optional.of(new Shown("offers/offers :: rail", this.inHand.of(me.id()))) : Optional.empty();
	}

}
