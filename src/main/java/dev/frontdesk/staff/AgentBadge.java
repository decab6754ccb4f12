package dev.frontdesk.staff;

import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.shell.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The agent as the frame shows them. */
@Component
class AgentBadge implements SignedIn {

	private final Colleagues colleagues;

	private final MessageSource messages;

	AgentBadge(Colleagues colleagues, MessageSource messages) {
		this.colleagues = colleagues;
		this.messages = messages;
	}

	@Override
	public Optional<Badge> badge() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof SignedInAgent agent)) {
			return Optional.empty();
		}
		return this.colleagues.find(agent.id())
			.map((colleague) -> new Badge(colleague.name(), role(colleague.role()), colleague.available()));
	}

	private String role(Role role) {
		Locale reader = LocaleContextHolder.getLocale();
		return this.messages.getMessage("staff.role." + role.name(), new Object[0], reader);
	}

}
