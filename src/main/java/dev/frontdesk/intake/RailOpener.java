package dev.frontdesk.intake;

import java.util.Optional;

import dev.frontdesk.shell.RailPart;
import dev.frontdesk.staff.SignedInAgent;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The way to a new ticket, from every page of the desk. */
@Component
class RailOpener implements RailPart {

	@Override
	public Optional<Shown> show() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInAgent me)
				? Optional.of(new Shown("intake/opener :: rail", me)) : Optional.empty();
	}

}
