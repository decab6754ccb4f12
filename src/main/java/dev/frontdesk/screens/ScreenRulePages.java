package dev.frontdesk.screens;

import java.util.List;

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

/** Whether screens are shared, and by way of which servers. */
@Controller
@RequestMapping("/admin/screens")
class ScreenRulePages {

	private static final int LONGEST_SECRET = 200;

	private static final int LONGEST_WAIT = 60;

	private final ScreenRules rules;

	private final Shares shares;

	ScreenRulePages(ScreenRules rules, Shares shares) {
		this.rules = rules;
		this.shares = shares;
	}

	@GetMapping
	String show(Model model) {
		ScreenRules.Rule rule = this.rules.rule();
		model.addAttribute("form", Form.of(rule));
		model.addAttribute("kept", !rule.secret().isEmpty());
		return "screens/rules";
	}

	@PostMapping
	String keep(@AuthenticationPrincipal SignedInAgent admin, @ModelAttribute("form") Form form, BindingResult errors,
			Model model, HttpServletResponse response, RedirectAttributes told) {
		ScreenRules.Rule before = this.rules.rule();
		if (Told.accepted(errors, () -> this.rules.set(Actor.agent(admin.id()), form.rule(before.secret())))) {
			if (!this.rules.rule().on()) {
				this.shares.endAll();
			}
			told.addFlashAttribute("saved", true);
			return "redirect:/admin/screens";
		}
		model.addAttribute("kept", !before.secret().isEmpty());
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return "screens/rules";
	}

	/**
	 * @param secret empty to keep the one there is
	 * @param forget whether the one there is goes
	 * @param relay whether browsers meet on the TURN servers alone
	 */
	record Form(@Nullable Boolean on, @Nullable String servers, @Nullable String secret, @Nullable Boolean forget,
			@Nullable String minutes, @Nullable Boolean relay) {

		static Form of(ScreenRules.Rule rule) {
			return new Form(rule.on(), String.join("\n", rule.servers()), "", false,
					Integer.toString(rule.unwatchedMinutes()), rule.relayOnly());
		}

		ScreenRules.Rule rule(String before) {
			List<String> servers = IceServers.read("servers", this.servers);
			String typed = (this.secret != null) ? this.secret.strip() : "";
			if (typed.length() > LONGEST_SECRET) {
				throw new InvalidText("secret", "screens.rules.secret.long", LONGEST_SECRET);
			}
			String now = !typed.isEmpty() ? typed : Boolean.TRUE.equals(this.forget) ? "" : before;
			if (now.isEmpty() && servers.stream().anyMatch(IceServers::isTurn)) {
				throw new InvalidText("secret", "screens.rules.secret.missing");
			}
			boolean relayOnly = Boolean.TRUE.equals(this.relay);
			if (relayOnly && servers.stream().noneMatch(IceServers::isTurn)) {
				throw new InvalidText("relay", "screens.rules.relay.missing");
			}
			int minutes = Numbers.whole(this.minutes)
				.filter((number) -> number >= 1 && number <= LONGEST_WAIT)
				.map(Long::intValue)
				.orElseThrow(() -> new InvalidText("minutes", "screens.rules.minutes.range", 1, LONGEST_WAIT));
			return new ScreenRules.Rule(Boolean.TRUE.equals(this.on), servers, now, minutes, relayOnly);
		}

		@Override
		public String toString() {
			return "Form";
		}

	}

}
