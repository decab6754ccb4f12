package dev.frontdesk.access;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Limits;
import dev.frontdesk.web.Scope;
import dev.frontdesk.web.Told;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Agents make and revoke their own tokens; admins see and revoke all. */
@Controller
class TokenPages {

	private static final List<Integer> DAYS = List.of(30, 90, 365);

	private final ApiTokens tokens;

	private final Colleagues colleagues;

	private final Limits limits;

	TokenPages(ApiTokens tokens, Colleagues colleagues, Limits limits) {
		this.tokens = tokens;
		this.colleagues = colleagues;
		this.limits = limits;
	}

	@GetMapping("/desk/profile/tokens")
	String own(@AuthenticationPrincipal SignedInAgent me, Model model) {
		model.addAttribute("form", new Form("", List.of(Scope.TICKETS_READ.key()), "90"));
		return page(me, model);
	}

	/** Shown in the answer itself, so that it is kept nowhere on its way. */
	@PostMapping("/desk/profile/tokens")
	String issue(@AuthenticationPrincipal SignedInAgent me, @ModelAttribute("form") Form form, BindingResult errors,
			Model model, HttpServletResponse response) {
		this.limits.spend("new token", Long.toString(me.id()), 20, Duration.ofMinutes(10));
		boolean accepted = Told.accepted(errors, () -> model.addAttribute("token",
				this.tokens.issue(me.id(), (form.name() != null) ? form.name() : "", form.chosen(), form.validFor())));
		if (accepted) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			model.addAttribute("form", new Form("", List.of(Scope.TICKETS_READ.key()), "90"));
		}
		else {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		return page(me, model);
	}

	@PostMapping("/desk/profile/tokens/{id}/revocation")
	String revoke(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, RedirectAttributes told) {
		this.tokens.revoke(Actor.agent(me.id()), me.id(), id);
		told.addFlashAttribute("revoked", true);
		return "redirect:/desk/profile/tokens";
	}

	@GetMapping("/admin/tokens")
	String all(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "0") long before, Model model) {
		List<ApiTokens.Token> found = this.tokens.before((before > 0) ? before : Long.MAX_VALUE, ApiTokens.PAGE + 1);
		boolean more = found.size() > ApiTokens.PAGE;
		List<ApiTokens.Token> shown = more ? found.subList(0, ApiTokens.PAGE) : found;
		model.addAttribute("tokens", shown);
		model.addAttribute("next", more ? "/admin/tokens?before=" + shown.getLast().id() : null);
		model.addAttribute("zone", this.colleagues.zoneOf(me.id()));
		return "access/all-tokens";
	}

	@PostMapping("/admin/tokens/{id}/revocation")
	String revokeAny(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, RedirectAttributes told) {
		this.tokens.revoke(Actor.agent(me.id()), null, id);
		told.addFlashAttribute("revoked", true);
		return "redirect:/admin/tokens";
	}

	private String page(SignedInAgent me, Model model) {
		model.addAttribute("tokens", this.tokens.of(me.id()));
		model.addAttribute("scopes", List.of(Scope.values()));
		model.addAttribute("days", DAYS);
		model.addAttribute("zone", this.colleagues.zoneOf(me.id()));
		return "access/tokens";
	}

	/**
	 * @param days until it expires, or {@code never}
	 */
	record Form(@Nullable String name, @Nullable List<String> scopes, @Nullable String days) {

		Set<Scope> chosen() {
			Set<Scope> chosen = EnumSet.noneOf(Scope.class);
			for (String key : (this.scopes != null) ? this.scopes : List.<String>of()) {
				chosen.add(Scope.of(key).orElseThrow(() -> new InvalidText("scopes", "access.tokens.no-scope")));
			}
			return chosen;
		}

		@Nullable Integer validFor() {
			if ("never".equals(this.days)) {
				return null;
			}
			return DAYS.stream()
				.filter((one) -> one.toString().equals(this.days))
				.findFirst()
				.orElseThrow(() -> new InvalidText("days", "access.tokens.no-expiry"));
		}

		public boolean has(Scope scope) {
			return this.scopes != null && this.scopes.contains(scope.key());
		}

	}

}
