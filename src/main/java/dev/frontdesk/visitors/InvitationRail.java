package dev.frontdesk.visitors;

import java.util.Optional;

import dev.frontdesk.shell.RailPart;
import dev.frontdesk.staff.SignedInAgent;

import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells an agent what became of their invitations, whatever they do meanwhile. */
@Component
@Order(2)
class InvitationRail implements RailPart {

	@Override
	public Optional<Shown> show() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInAgent me)
				? Optional.of(new Shown("visitors/told :: rail", me.id())) : Optional.empty();
	}

}
