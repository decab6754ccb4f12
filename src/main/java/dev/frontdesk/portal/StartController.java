package dev.frontdesk.portal;

import java.util.Locale;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door of the portal. */
@Controller
class StartController {

	@GetMapping({ "/help", "/help/" })
	String door(Locale reader) {
		return "redirect:/help/" + reader.toLanguageTag();
	}

	@GetMapping("/help/{locale}")
	String start() {
		return "portal/start";
	}

}
