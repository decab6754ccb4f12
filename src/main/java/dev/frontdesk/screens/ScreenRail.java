package dev.frontdesk.screens;

import java.util.Optional;

import dev.frontdesk.shell.RailPart;
import dev.frontdesk.staff.SignedInAgent;

import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The viewer, which stays while pages of the desk come and go; its script fills it. */
@Component
@Order(1)
class ScreenRail implements RailPart {

	@Override
	public Optional<Shown> show() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInAgent me)
				? Optional.of(new Shown("screens/viewer :: rail", me.id())) : Optional.empty();
	}

}
