package dev.frontdesk.offers;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Numbers;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Told;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How chats come to agents. */
@Controller
@RequestMapping("/admin/chats")
class ChatRulePages {

	private final ChatRules rules;

	ChatRulePages(ChatRules rules) {
		this.rules = rules;
	}

	@GetMapping
	String show(Model model) {
		long seconds = this.rules.toTake().toSeconds();
		model.addAttribute("form", new Form(seconds > 0, Long.toString((seconds > 0) ? seconds : 45)));
		return "offers/rules";
	}

	@PostMapping
	String keep(@AuthenticationPrincipal SignedInAgent admin, @ModelAttribute("form") Form form, BindingResult errors,
			HttpServletResponse response, RedirectAttributes told) {
		if (Told.accepted(errors, () -> this.rules.giveToTake(Actor.agent(admin.id()), form.inSeconds()))) {
			told.addFlashAttribute("saved", true);
			return "redirect:/admin/chats";
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return "offers/rules";
	}

	record Form(@Nullable Boolean ask, @Nullable String seconds) {

		int inSeconds() {
			if (!Boolean.TRUE.equals(this.ask)) {
				return 0;
			}
			return Numbers.whole(this.seconds)
				.filter((number) -> number >= 5 && number <= ChatRules.LONGEST)
				.map(Long::intValue)
				.orElseThrow(() -> new InvalidText("seconds", "offers.rules.seconds.range", 5, ChatRules.LONGEST));
		}

	}

}
