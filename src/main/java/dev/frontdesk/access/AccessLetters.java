package dev.frontdesk.access;

import java.net.URI;

import dev.frontdesk.post.Letter;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Agent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What Frontdesk writes to agents, in the agent's language. */
@Component
class AccessLetters {

	private final Post post;

	private final Settings settings;

	private final String url;

	AccessLetters(Post post, Settings settings, @Value("${frontdesk.url}") String url) {
		this.post = post;
		this.settings = settings;
		this.url = url;
	}

	/** Whether the letter goes out; it is kept where there is no mail server. */
	boolean invite(Agent agent, String token) {
		this.post.send(letter(agent, "access.letter.invitation", token));
		return this.post.carries();
	}

	void resetPassword(Agent agent, String token) {
		this.post.send(letter(agent, "access.letter.password", token).paragraph("access.letter.password.otherwise"));
	}

	private Letter letter(Agent agent, String kind, String token) {
		String workspace = this.settings.workspace().name();
		return Letter.to(agent.email(), agent.name(), agent.locale(), kind.replace(".letter", ""))
			.subject(kind + ".subject", workspace)
			.paragraph(kind + ".text", workspace, PasswordLinks.VALID.toHours())
			.action("access.letter.open", URI.create(this.url + "/set-password/" + token));
	}

}
