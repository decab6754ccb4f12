package dev.frontdesk.chat;

import dev.frontdesk.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.WebUtils;

/** A page of another origin calls: the panel is the only one that may. */
public class ForeignOrigin extends Refusal {

	ForeignOrigin() {
		super(HttpStatus.FORBIDDEN, "chat.foreign-origin");
	}

	static void refuse(HttpServletRequest request) {
		String origin = request.getHeader("Origin");
		if (origin != null && !WebUtils.isSameOrigin(new ServletServerHttpRequest(request))) {
			throw new ForeignOrigin();
		}
	}

}
