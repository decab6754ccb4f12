package dev.frontdesk.trails;

import java.util.List;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.trails.Policy.Way;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where admins say, market by market, how visitors are asked. */
@Controller
@RequestMapping("/admin/visits")
class PolicyPages {

	private final Policies policies;

	PolicyPages(Policies policies) {
		this.policies = policies;
	}

	@GetMapping
	String show(Model model) {
		model.addAttribute("policies", this.policies.all());
		model.addAttribute("ways", List.of(Way.values()));
		return "trails/policies";
	}

	@PostMapping("/{market}")
	String save(@PathVariable long market, @ModelAttribute("form") Form form, BindingResult errors,
			@AuthenticationPrincipal SignedInAgent me, Model model, HttpServletResponse response,
			RedirectAttributes told) {
		Way way = form.way();
		if (Told.accepted(errors,
				() -> this.policies.set(Actor.agent(me.id()), market, (way != null) ? way : Way.NONE, form.number()))) {
			told.addFlashAttribute("saved", true);
			return "redirect:/admin/visits";
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("wrong", market);
		return show(model);
	}

	record Form(@Nullable Way way, @Nullable String days) {

		// What is no number is no number of days either
		int number() {
			String typed = (this.days != null) ? this.days.strip() : "";
			return typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0;
		}

	}

}
