package dev.frontdesk.search;

import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Help while typing. */
@Controller
class SearchController {

	private final Suggestions suggestions;

	SearchController(Suggestions suggestions) {
		this.suggestions = suggestions;
	}

	@GetMapping("/desk/search/suggestions")
	String suggest(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "") String q, Model model,
			Locale reader) {
		model.addAttribute("suggestions", this.suggestions.of(Reader.OfDesk.of(me), q, reader));
		return "search/box :: suggestions";
	}

}
