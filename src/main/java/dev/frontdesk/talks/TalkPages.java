package dev.frontdesk.talks;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.SignedInAgent;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What visitors are offered in conversations. */
@Controller
@RequestMapping("/admin/conversations")
class TalkPages {

	private final TalkRules rules;

	TalkPages(TalkRules rules) {
		this.rules = rules;
	}

	@GetMapping
	String show(Model model) {
		model.addAttribute("rule", this.rules.rule());
		return "talks/rules";
	}

	@PostMapping
	String keep(@AuthenticationPrincipal SignedInAgent admin, @ModelAttribute Form form, RedirectAttributes told) {
		this.rules.set(Actor.agent(admin.id()), new TalkRules.Rule(Boolean.TRUE.equals(form.ratings()),
				Boolean.TRUE.equals(form.transcripts()), Boolean.TRUE.equals(form.peek())));
		told.addFlashAttribute("saved", true);
		return "redirect:/admin/conversations";
	}

	record Form(@Nullable Boolean ratings, @Nullable Boolean transcripts, @Nullable Boolean peek) {
	}

}
