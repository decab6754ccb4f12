package dev.frontdesk.hooks;

import java.util.List;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.SignedInAgent;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one webhook was told, attempt by attempt; and again, where an admin wants it. */
@Controller
@RequestMapping("/admin/webhooks/{webhook}")
class DeliveryPages {

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final Queue queue;

	private final Audit audit;

	private final Settings settings;

	DeliveryPages(Webhooks webhooks, Deliveries deliveries, Queue queue, Audit audit, Settings settings) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.queue = queue;
		this.audit = audit;
		this.settings = settings;
	}

	@GetMapping("/deliveries")
	String list(@PathVariable("webhook") long id, @RequestParam(defaultValue = "ALL") Deliveries.Shown state,
			@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
		List<Deliveries.Row> found = this.deliveries.before(id, state, before, Deliveries.PAGE + 1);
		boolean more = found.size() > Deliveries.PAGE;
		List<Deliveries.Row> shown = more ? found.subList(0, Deliveries.PAGE) : found;
		String here = "/admin/webhooks/" + id + "/deliveries?state=" + state;
		model.addAttribute("webhook", this.webhooks.webhook(id));
		model.addAttribute("rows", shown);
		model.addAttribute("state", state);
		model.addAttribute("states", List.of(Deliveries.Shown.values()));
		model.addAttribute("newest", (before != Long.MAX_VALUE) ? here : null);
		model.addAttribute("next", more ? here + "&before=" + shown.getLast().id() : null);
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "hooks/deliveries";
	}

	@GetMapping("/deliveries/{id}")
	String one(@PathVariable long webhook, @PathVariable long id, Model model) {
		model.addAttribute("sheet", this.deliveries.sheet(webhook, id));
		model.addAttribute("webhook", this.webhooks.webhook(webhook));
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "hooks/delivery";
	}

	@PostMapping("/tests")
	String test(@PathVariable long webhook) {
		this.webhooks.webhook(webhook);
		return "redirect:/admin/webhooks/" + webhook + "/deliveries/" + this.queue.addTest(webhook);
	}

	@PostMapping("/deliveries/{id}/attempts")
	String again(@PathVariable long webhook, @PathVariable long id, @AuthenticationPrincipal SignedInAgent me) {
		this.deliveries.row(webhook, id);
		this.queue.sendAgain(webhook, id);
		this.audit.record(Actor.agent(me.id()), "webhook.sent-again", "webhook", webhook, "1");
		return "redirect:/admin/webhooks/" + webhook + "/deliveries/" + id;
	}

	@PostMapping("/attempts")
	String allAgain(@PathVariable long webhook, @AuthenticationPrincipal SignedInAgent me, RedirectAttributes told) {
		this.webhooks.webhook(webhook);
		int again = this.queue.sendFailedAgain(webhook);
		this.audit.record(Actor.agent(me.id()), "webhook.sent-again", "webhook", webhook, Integer.toString(again));
		told.addFlashAttribute("again", again);
		return "redirect:/admin/webhooks/" + webhook + "/deliveries";
	}

}
