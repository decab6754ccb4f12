package dev.frontdesk.proactive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.goals.Goal;
import dev.frontdesk.goals.Goals;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Numbers;
import dev.frontdesk.web.Refusal;
import dev.frontdesk.web.Told;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Messages as admins write them, and what came of them. */
@Controller
@RequestMapping("/admin/proactive")
class ProactivePages {

	private static final List<Integer> PERIODS = List.of(7, 30, 90, 365);

	private static final String HOME = "redirect:/admin/proactive";

	private final Messages messages;

	private final Results results;

	private final Goals goals;

	private final Widgets widgets;

	private final Settings settings;

	private final MessageSource words;

	ProactivePages(Messages messages, Results results, Goals goals, Widgets widgets, Settings settings,
			MessageSource words) {
		this.messages = messages;
		this.results = results;
		this.goals = goals;
		this.widgets = widgets;
		this.settings = settings;
		this.words = words;
	}

	@GetMapping
	String list(Model model) {
		model.addAttribute("messages", this.messages.all());
		model.addAttribute("told", this.results.all());
		model.addAttribute("nothing", Results.Told.NOTHING);
		model.addAttribute("widgets", this.widgets.all().stream().collect(Collectors.toMap(Widget::id, Widget::name)));
		if (!model.containsAttribute("form")) {
			model.addAttribute("form", RuleForm.of(this.messages.rule()));
		}
		return "proactive/list";
	}

	@PostMapping("/rule")
	String rule(@ModelAttribute("form") RuleForm form, BindingResult errors, @AuthenticationPrincipal SignedInAgent me,
			Model model, HttpServletResponse response, RedirectAttributes told) {
		if (Told.accepted(errors, () -> this.messages.set(Actor.agent(me.id()), form.rule()))) {
			told.addFlashAttribute("saved", true);
			return HOME;
		}
		response.setStatus(422);
		return list(model);
	}

	@GetMapping("/new")
	String blank(Model model) {
		return editor(null, MessageForm.blank(this.widgets.all().getFirst().id()), Map.of(), model);
	}

	@PostMapping
	String add(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal SignedInAgent me,
			Model model, Locale reader, HttpServletResponse response, RedirectAttributes told) {
		MessageForm form = new MessageForm(typed);
		Map<String, String> wrong = saved(form, reader, (draft) -> {
			String id = this.messages.add(Actor.agent(me.id()), draft);
			told.addFlashAttribute("saved", true);
			told.addAttribute("id", id);
		});
		if (wrong.isEmpty()) {
			return HOME + "/{id}";
		}
		response.setStatus(422);
		return editor(null, form, wrong, model);
	}

	@GetMapping("/{id}")
	String edit(@PathVariable String id, Model model) {
		ProactiveMessage message = this.messages.byId(id);
		return editor(message, MessageForm.of(message), Map.of(), model);
	}

	@PostMapping("/{id}")
	String change(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed,
			@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes told) {
		this.messages.byId(id);
		MessageForm form = new MessageForm(typed);
		Map<String, String> wrong = saved(form, reader,
				(draft) -> this.messages.change(Actor.agent(me.id()), id, form.version(), draft));
		if (wrong.isEmpty()) {
			told.addFlashAttribute("saved", true);
			told.addAttribute("id", id);
			return HOME + "/{id}";
		}
		response.setStatus(422);
		ProactiveMessage message = this.messages.byId(id);
		return editor(message, wrong.containsKey("conflict") ? form.at(message.version()) : form, wrong, model);
	}

	@PostMapping("/{id}/state")
	String turn(@PathVariable String id, @RequestParam boolean on, @AuthenticationPrincipal SignedInAgent me) {
		this.messages.turn(Actor.agent(me.id()), id, on);
		return HOME;
	}

	@PostMapping("/{id}/removal")
	String remove(@PathVariable String id, @AuthenticationPrincipal SignedInAgent me, RedirectAttributes told) {
		this.messages.remove(Actor.agent(me.id()), id);
		told.addFlashAttribute("removed", true);
		return HOME;
	}

	@GetMapping("/{id}/results")
	String results(@PathVariable String id, @RequestParam(defaultValue = "30") int days,
			@RequestParam(defaultValue = "false") boolean agreed, Model model, Locale reader) {
		ProactiveMessage message = this.messages.byId(id);
		int shown = PERIODS.contains(days) ? days : 30;
		List<Results.Line> lines = this.results.of(message, shown, agreed, reader);
		model.addAttribute("message", message);
		model.addAttribute("lines", lines);
		model.addAttribute("widest", Results.widest(lines));
		model.addAttribute("days", shown);
		model.addAttribute("periods", PERIODS);
		model.addAttribute("agreed", agreed);
		model.addAttribute("goal",
				this.goals.all()
					.stream()
					.filter((goal) -> Objects.equals(goal.id(), message.goalId()))
					.map(Goal::name)
					.findFirst()
					.orElse(null));
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "proactive/results";
	}

	private Map<String, String> saved(MessageForm form, Locale reader, Saving saving) {
		Map<String, String> wrong = new LinkedHashMap<>();
		MessageForm.Judged judged = form.judge(this.widgets.all().stream().map(Widget::id).collect(Collectors.toSet()),
				this.goals.all().stream().map(Goal::id).collect(Collectors.toSet()));
		judged.wrong().forEach((field, refused) -> wrong.put(field, say(refused, reader)));
		if (!wrong.isEmpty()) {
			return wrong;
		}
		try {
			saving.save(judged.draft());
		}
		catch (InvalidText ex) {
			wrong.put(ex.field(), say(ex, reader));
		}
		catch (MessageRefused ex) {
			wrong.put("conflict", say(ex, reader));
		}
		return wrong;
	}

	private String say(Refusal refused, Locale reader) {
		return this.words.getMessage(refused.key(), refused.arguments(), reader);
	}

	private String editor(@Nullable ProactiveMessage message, MessageForm form, Map<String, String> wrong,
			Model model) {
		model.addAttribute("message", message);
		model.addAttribute("form", form);
		model.addAttribute("wrong", wrong);
		model.addAttribute("widgets", this.widgets.all());
		model.addAttribute("goals", this.goals.all());
		model.addAttribute("hours", Conditions.Hours.values());
		model.addAttribute("tests", Conditions.Test.values());
		model.addAttribute("attributes", IntStream.range(0, MessageForm.ATTRIBUTES).boxed().toList());
		model.addAttribute("variants",
				IntStream.range(0, MessageForm.VARIANTS)
					.mapToObj((number) -> new Lettered(number, Variant.letter(number)))
					.toList());
		model.addAttribute("spoken",
				Languages.SHIPPED.stream()
					.map((locale) -> new Tongue(locale.toLanguageTag(), Languages.ownName(locale),
							Languages.rightToLeft(locale) ? "rtl" : "ltr"))
					.toList());
		return "proactive/message";
	}

	@FunctionalInterface
	private interface Saving {

		void save(MessageDraft draft);

	}

	public record Tongue(String tag, String name, String dir) {
	}

	public record Lettered(int number, String letter) {
	}

	/** As typed. */
	record RuleForm(@Nullable String visit, @Nullable String apart, @Nullable String week) {

		static RuleForm of(HouseRule rule) {
			return new RuleForm(Integer.toString(rule.perVisit()), Integer.toString(rule.apartMinutes()),
					Integer.toString(rule.perWeek()));
		}

		HouseRule rule() {
			return new HouseRule(between("visit", this.visit, 1, 20), between("apart", this.apart, 0, 1440),
					between("week", this.week, 1, 100));
		}

		private static int between(String field, @Nullable String typed, int least, int most) {
			return Numbers.whole(typed)
				.filter((number) -> number >= least && number <= most)
				.map(Long::intValue)
				.orElseThrow(() -> new InvalidText(field, "web.form.range", least, most));
		}

	}

}
