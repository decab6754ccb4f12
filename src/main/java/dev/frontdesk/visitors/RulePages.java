package dev.frontdesk.visitors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy.Way;
import dev.frontdesk.widgets.UnknownWidget;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where admins say, widget by widget, what agents see of visitors. */
@Controller
@RequestMapping("/admin/visitors")
class RulePages {

	private final VisitorRules rules;

	private final Widgets widgets;

	private final Policies policies;

	private final Gates gates;

	RulePages(VisitorRules rules, Widgets widgets, Policies policies, Gates gates) {
		this.rules = rules;
		this.widgets = widgets;
		this.policies = policies;
		this.gates = gates;
	}

	@GetMapping
	String show(Model model) {
		Map<Long, Shown> rules = this.rules.all();
		List<Ruled> all = new ArrayList<>();
		for (Widget widget : this.widgets.all()) {
			all.add(new Ruled(widget, rules.getOrDefault(widget.id(), Shown.OFF),
					this.policies.of(widget.marketId()).way() != Way.NONE));
		}
		model.addAttribute("ruled", all);
		model.addAttribute("ways", List.of(Shown.values()));
		return "visitors/rules";
	}

	@PostMapping("/{widget}")
	String keep(@PathVariable String widget, @RequestParam Shown shown, @AuthenticationPrincipal SignedInAgent admin,
			RedirectAttributes told) {
		this.rules.set(Actor.agent(admin.id()), this.widgets.byKey(widget).orElseThrow(UnknownWidget::new), shown);
		this.gates.forget();
		told.addFlashAttribute("saved", true);
		return "redirect:/admin/visitors";
	}

	/**
	 * @param asks whether visitors of its market are asked for their consent
	 */
	public record Ruled(Widget widget, Shown shown, boolean asks) {
	}

}
