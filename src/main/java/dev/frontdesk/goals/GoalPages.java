package dev.frontdesk.goals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Numbers;
import dev.frontdesk.web.Told;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

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

/** Goals as admins set them, and what was reached. */
@Controller
@RequestMapping("/admin/goals")
class GoalPages {

	private static final List<Integer> PERIODS = List.of(7, 30, 90, 365);

	private static final String HOME = "/admin/goals";

	private final Goals goals;

	private final GoalReport report;

	private final Settings settings;

	GoalPages(Goals goals, GoalReport report, Settings settings) {
		this.goals = goals;
		this.report = report;
		this.settings = settings;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "30") int days, Model model, Locale reader) {
		return list(days, GoalForm.ORDER, model, reader);
	}

	private String list(int days, GoalForm blank, Model model, Locale reader) {
		period(days, model);
		if (!model.containsAttribute("form")) {
			model.addAttribute("form", blank);
		}
		model.addAttribute("goals", this.goals.all());
		model.addAttribute("checkOuts", this.report.checkOuts(shown(days)));
		model.addAttribute("left",
				this.report.left(shown(days))
					.stream()
					.map((one) -> new Money(GoalReport.money(one.abandoned(), one.currency(), reader),
							GoalReport.money(one.recovered(), one.currency(), reader)))
					.toList());
		return "goals/list";
	}

	@PostMapping
	String add(@ModelAttribute("form") GoalForm form, BindingResult errors, @AuthenticationPrincipal SignedInAgent me,
			Model model, Locale reader, HttpServletResponse response, RedirectAttributes told) {
		if (Told.accepted(errors, () -> this.goals.add(Actor.agent(me.id()), text(form.key()), text(form.name()),
				form.isMoney(), form.days(), form.largest()))) {
			told.addFlashAttribute("saved", true);
			return "redirect:" + HOME + "/" + text(form.key()).strip();
		}
		response.setStatus(422);
		return list(30, form, model, reader);
	}

	@GetMapping("/{key}")
	String one(@PathVariable String key, @RequestParam(defaultValue = "30") int days,
			@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model, Locale reader) {
		Goal goal = this.goals.byKey(key);
		period(days, model);
		if (!model.containsAttribute("form")) {
			model.addAttribute("form", GoalForm.of(goal));
		}
		List<GoalReport.Row> found = this.report.before(goal, before);
		List<GoalReport.Row> rows = found.subList(0, Math.min(found.size(), GoalReport.PAGE));
		String here = HOME + "/" + goal.key() + "?days=" + shown(days);
		model.addAttribute("goal", goal);
		model.addAttribute("sums",
				this.report.sums(goal, shown(days)).stream().map((sum) -> Line.of(sum, reader)).toList());
		model.addAttribute("rows",
				rows.stream()
					.map((row) -> Map.of("row", row, "amount",
							row.currency().isEmpty() ? "" : GoalReport.money(row.amount(), row.currency(), reader)))
					.toList());
		model.addAttribute("newest", (before != Long.MAX_VALUE) ? here : null);
		model.addAttribute("next", (found.size() > GoalReport.PAGE) ? here + "&before=" + rows.getLast().id() : null);
		return "goals/goal";
	}

	@PostMapping("/{key}")
	String change(@PathVariable String key, @ModelAttribute("form") GoalForm form, BindingResult errors,
			@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes told) {
		if (Told.accepted(errors, () -> this.goals.change(Actor.agent(me.id()), key, text(form.name()), form.isActive(),
				form.days(), form.largest()))) {
			told.addFlashAttribute("saved", true);
			return "redirect:" + HOME + "/" + this.goals.byKey(key).key();
		}
		response.setStatus(422);
		return one(key, 30, Long.MAX_VALUE, model, reader);
	}

	private void period(int days, Model model) {
		model.addAttribute("days", shown(days));
		model.addAttribute("periods", PERIODS);
		model.addAttribute("zone", this.settings.workspace().timeZone());
	}

	private static int shown(int days) {
		return PERIODS.contains(days) ? days : 30;
	}

	private static String text(@Nullable String typed) {
		return Objects.requireNonNullElse(typed, "");
	}

	/** As typed. */
	record GoalForm(@Nullable String key, @Nullable String name, @Nullable Boolean money, @Nullable Boolean active,
			@Nullable String window, @Nullable String most) {

		static final GoalForm ORDER = new GoalForm("", "", true, true, "7", "1000000");

		static GoalForm of(Goal goal) {
			return new GoalForm(goal.key(), goal.name(), goal.money(), goal.active(), Integer.toString(goal.days()),
					goal.largest().stripTrailingZeros().toPlainString());
		}

		public boolean isMoney() {
			return Boolean.TRUE.equals(this.money);
		}

		public boolean isActive() {
			return Boolean.TRUE.equals(this.active);
		}

		int days() {
			return Numbers.whole(this.window)
				.filter((number) -> number >= 1 && number <= 90)
				.map(Long::intValue)
				.orElseThrow(() -> new InvalidText("window", "goals.days.range", 1, 90));
		}

		BigDecimal largest() {
			return Numbers.whole((this.most == null) ? "1000000" : this.most)
				.map(BigDecimal::valueOf)
				.filter((number) -> number.signum() > 0 && number.compareTo(Goals.BEYOND) <= 0)
				.orElseThrow(() -> new InvalidText("most", "goals.largest.range"));
		}

	}

	public record Money(String abandoned, String recovered) {
	}

	/** A currency's line, written for its reader. */
	public record Line(String currency, GoalReport.Sum sum, String amount, String chat, String message) {

		static Line of(GoalReport.Sum sum, Locale reader) {
			if (sum.currency().isEmpty()) {
				return new Line("", sum, "", "", "");
			}
			return new Line(sum.currency(), sum, GoalReport.money(sum.amount(), sum.currency(), reader),
					GoalReport.money(sum.chatAmount(), sum.currency(), reader),
					GoalReport.money(sum.messageAmount(), sum.currency(), reader));
		}

	}

}
