package dev.frontdesk.staff;

import java.net.URI;

import dev.frontdesk.post.Letter;
import dev.frontdesk.post.Post;
import dev.frontdesk.settings.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What Frontdesk writes to agents, in the agent's language. */
@Component
class StaffLetters {

	private final Post post;

	private final Settings settings;

	private final String url;

	StaffLetters(Post post, Settings settings, @Value("${frontdesk.url}") String url) {
		this.post = post;
		this.settings = settings;
		this.url = url;
	}

	void invite(Agent agent, String token) {
		this.post.send(letter(agent, "staff.letter.invitation", token));
	}

	void resetPassword(Agent agent, String token) {
		this.post.send(letter(agent, "staff.letter.password", token).paragraph("staff.letter.password.otherwise"));
	}

	private Letter letter(Agent agent, String kind, String token) {
		String workspace = this.settings.workspace().name();
		return Letter.to(agent.email(), agent.name(), agent.locale(), kind.replace(".letter", ""))
			.subject(kind + ".subject", workspace)
			.paragraph(kind + ".text", workspace, PasswordLinks.VALID.toHours())
			.action("staff.letter.open", URI.create(this.url + "/set-password/" + token));
	}

}
