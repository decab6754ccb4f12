package dev.frontdesk.hooks;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.SignedInAgent;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which admins say who is told. */
@Controller
@RequestMapping("/admin/webhooks")
class WebhookPages {

	private static final String LIST = "redirect:/admin/webhooks";

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final Settings settings;

	WebhookPages(Webhooks webhooks, Deliveries deliveries, Settings settings) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.settings = settings;
	}

	@GetMapping
	String list(Model model) {
		Map<Long, Deliveries.Waiting> waiting = this.deliveries.waiting()
			.stream()
			.collect(Collectors.toMap(Deliveries.Waiting::webhook, Function.identity()));
		model.addAttribute("webhooks", this.webhooks.all());
		model.addAttribute("waiting", waiting);
		model.addAttribute("kinds", EventKind.values());
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "hooks/list";
	}

	@GetMapping("/new")
	String blank(Model model) {
		model.addAttribute("form", WebhookForm.empty());
		return editor(null, model);
	}

	@GetMapping("/{id}")
	String edit(@PathVariable long id, Model model) {
		Webhook webhook = this.webhooks.webhook(id);
		model.addAttribute("form", WebhookForm.of(webhook));
		return editor(webhook, model);
	}

	/**
	 * The secret is shown in the answer itself, so that it is kept nowhere on its way.
	 */
	@PostMapping
	String add(@ModelAttribute("form") WebhookForm form, BindingResult errors,
			@AuthenticationPrincipal SignedInAgent me, Model model, HttpServletResponse response) {
		Webhooks.Born[] born = new Webhooks.Born[1];
		if (Told.accepted(errors, () -> born[0] = this.webhooks.add(Actor.agent(me.id()), form.draft()))) {
			return secret(this.webhooks.webhook(born[0].id()), born[0].secret(), model, response);
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return editor(null, model);
	}

	@PostMapping("/{id}")
	String change(@PathVariable long id, @ModelAttribute("form") WebhookForm form, BindingResult errors,
			@AuthenticationPrincipal SignedInAgent me, Model model, HttpServletResponse response,
			RedirectAttributes told) {
		if (Told.accepted(errors,
				() -> this.webhooks.change(Actor.agent(me.id()), id, form.version(), form.draft(), null))) {
			told.addFlashAttribute("saved", form.name());
			return LIST;
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		Webhook webhook = this.webhooks.webhook(id);
		if (errors.hasGlobalErrors()) {
			model.addAttribute("version", webhook.version());
		}
		return editor(webhook, model);
	}

	@PostMapping("/{id}/state")
	String turn(@PathVariable long id, @RequestParam boolean on, @AuthenticationPrincipal SignedInAgent me) {
		if (on) {
			this.webhooks.resume(Actor.agent(me.id()), id);
		}
		else {
			this.webhooks.pause(Actor.agent(me.id()), id);
		}
		return LIST;
	}

	@PostMapping("/{id}/secret")
	String rotate(@PathVariable long id, @AuthenticationPrincipal SignedInAgent me, Model model,
			HttpServletResponse response) {
		String secret = this.webhooks.rotate(Actor.agent(me.id()), id);
		return secret(this.webhooks.webhook(id), secret, model, response);
	}

	@GetMapping("/{id}/removal")
	String removal(@PathVariable long id, Model model) {
		model.addAttribute("webhook", this.webhooks.webhook(id));
		return "hooks/removal";
	}

	@PostMapping("/{id}/removal")
	String remove(@PathVariable long id, @AuthenticationPrincipal SignedInAgent me, RedirectAttributes told) {
		told.addFlashAttribute("removed", this.webhooks.webhook(id).name());
		this.webhooks.remove(Actor.agent(me.id()), id);
		return LIST;
	}

	private String secret(Webhook webhook, String secret, Model model, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		model.addAttribute("secret", secret);
		model.addAttribute("form", WebhookForm.of(webhook));
		return editor(webhook, model);
	}

	private String editor(@Nullable Webhook webhook, Model model) {
		model.addAttribute("webhook", webhook);
		model.addAttribute("kinds", List.of(EventKind.values()));
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "hooks/webhook";
	}

}
