package dev.frontdesk.offers;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Numbers;
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
		model.addAttribute("form", Form.of(this.rules.rule()));
		return "offers/rules";
	}

	@PostMapping
	String keep(@AuthenticationPrincipal SignedInAgent admin, @ModelAttribute("form") Form form, BindingResult errors,
			HttpServletResponse response, RedirectAttributes told) {
		if (Told.accepted(errors, () -> this.rules.set(Actor.agent(admin.id()), form.rule()))) {
			told.addFlashAttribute("saved", true);
			return "redirect:/admin/chats";
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return "offers/rules";
	}

	/**
	 * @param ask whether agents take chats themselves
	 * @param end whether chats end by themselves
	 */
	record Form(@Nullable Boolean ask, @Nullable String seconds, @Nullable Boolean end, @Nullable String idle,
			@Nullable String close) {

		private static final int SECONDS = 45;

		private static final int MINUTES = 10;

		static Form of(ChatRules.Rule rule) {
			int seconds = rule.acceptSeconds();
			int minutes = rule.idleMinutes();
			return new Form(seconds > 0, Integer.toString((seconds > 0) ? seconds : SECONDS), minutes > 0,
					Integer.toString((minutes > 0) ? minutes : MINUTES), Integer.toString(rule.closeMinutes()));
		}

		ChatRules.Rule rule() {
			return new ChatRules.Rule(
					Boolean.TRUE.equals(this.ask) ? between("seconds", this.seconds, 5, ChatRules.LONGEST) : 0,
					Boolean.TRUE.equals(this.end) ? between("idle", this.idle, 1, ChatRules.DAY) : 0,
					between("close", this.close, 1, ChatRules.DAY));
		}

		private static int between(String field, @Nullable String typed, int least, int most) {
			return Numbers.whole(typed)
				.filter((number) -> number >= least && number <= most)
				.map(Long::intValue)
				.orElseThrow(() -> new InvalidText(field, "offers.rules.range", least, most));
		}

	}

}
