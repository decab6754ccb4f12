package dev.frontdesk.staff;

import java.util.Locale;

import dev.frontdesk.settings.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What Frontdesk writes to agents, in the agent's language. */
@Component
class StaffLetters {

	private final Mailbag mailbag;

	private final Settings settings;

	private final MessageSource messages;

	private final String url;

	StaffLetters(Mailbag mailbag, Settings settings, MessageSource messages, @Value("${frontdesk.url}") String url) {
		this.mailbag = mailbag;
		this.settings = settings;
		this.messages = messages;
		this.url = url;
	}

	void invite(Agent agent, String token) {
		send(agent, "staff.letter.invitation", token);
	}

	void resetPassword(Agent agent, String token) {
		send(agent, "staff.letter.password", token);
	}

	private void send(Agent agent, String kind, String token) {
		Locale locale = agent.locale();
		Object[] arguments = { agent.name(), this.settings.workspace().name(), PasswordLinks.VALID.toHours(),
				this.url + "/set-password/" + token };
		this.mailbag.send(agent.email(), locale, this.messages.getMessage(kind + ".subject", arguments, locale),
				this.messages.getMessage(kind + ".text", arguments, locale));
	}

}
