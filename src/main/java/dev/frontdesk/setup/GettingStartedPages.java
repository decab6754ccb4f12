package dev.frontdesk.setup;

import java.util.List;

import dev.frontdesk.staff.SignedInAgent;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The steps as a page that can be put away and found again. */
@Controller
@RequestMapping("/admin/setup")
class GettingStartedPages {

	private final GettingStarted started;

	GettingStartedPages(GettingStarted started) {
		this.started = started;
	}

	@GetMapping
	String show(@AuthenticationPrincipal SignedInAgent me, Model model) {
		List<GettingStarted.Step> steps = this.started.steps();
		model.addAttribute("steps", steps);
		model.addAttribute("done", steps.stream().filter(GettingStarted.Step::done).count());
		model.addAttribute("next",
				steps.stream().filter((step) -> !step.done()).findFirst().map(GettingStarted.Step::key).orElse(""));
		model.addAttribute("dismissed", this.started.isDismissedBy(me.id()));
		return "setup/steps";
	}

	@PostMapping("/dismissal")
	String dismiss(@RequestParam boolean on, @AuthenticationPrincipal SignedInAgent me) {
		if (on) {
			this.started.dismiss(me.id());
			return "redirect:/admin";
		}
		this.started.takeUp(me.id());
		return "redirect:/admin/setup";
	}

}
