package dev.frontdesk.widgets;

import java.io.IOException;

import dev.frontdesk.files.FileAnswer;
import dev.frontdesk.staff.SignedInAgent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pictures above chats, as files: to everyone once they are saved. */
@Controller
class LogoFiles {

	private final Widgets widgets;

	private final Previews previews;

	private final FileAnswer answer;

	LogoFiles(Widgets widgets, Previews previews, FileAnswer answer) {
		this.widgets = widgets;
		this.previews = previews;
		this.answer = answer;
	}

	@GetMapping("/chat/logo/{id}")
	void shown(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.answer.write(this.widgets.shownLogo(id).orElseThrow(UnknownWidget::new), request, response);
	}

	@GetMapping("/admin/chat/preview/{id}/logo")
	void previewed(@PathVariable String id, @AuthenticationPrincipal SignedInAgent me, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		this.answer.write(this.previews.logo(me.id(), id), request, response);
	}

}
