package dev.frontdesk.widgets;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.forms.Door;
import dev.frontdesk.forms.Forms;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Widgets as admins set them. */
@Controller
@RequestMapping("/admin/chat")
class WidgetPages {

	private static final String LIST = "redirect:/admin/chat";

	private final Widgets widgets;

	private final WidgetEditing editing;

	private final Forms forms;

	private final Settings settings;

	WidgetPages(Widgets widgets, WidgetEditing editing, Forms forms, Settings settings) {
		this.widgets = widgets;
		this.editing = editing;
		this.forms = forms;
		this.settings = settings;
	}

	@GetMapping
	String list(Model model) {
		Map<Long, String> brands = new LinkedHashMap<>();
		this.settings.brands().forEach((brand) -> brands.put(brand.id(), brand.name()));
		model.addAttribute("brands", brands);
		model.addAttribute("widgets", this.widgets.all());
		return "widgets/list";
	}

	@GetMapping("/new")
	String blank(Model model, Locale reader) {
		Widget standard = new Widget(0, "", "", this.settings.standardBrand().id(), this.settings.standardMarket().id(),
				List.of(), null, true, Look.STANDARD, 0);
		return editor(null, WidgetForm.of(standard, this.settings.standardBrand().color()), Map.of(), model, reader);
	}

	@GetMapping("/widgets/{key}")
	String edit(@PathVariable String key, Model model, Locale reader) {
		Widget widget = widget(key);
		return editor(widget, form(widget), Map.of(), model, reader);
	}

	@PostMapping("/widgets")
	String add(@RequestParam MultiValueMap<String, String> typed,
			@RequestParam(required = false) @Nullable MultipartFile logo, @AuthenticationPrincipal SignedInAgent me,
			Model model, Locale reader, HttpServletResponse response, RedirectAttributes flash) {
		WidgetForm form = new WidgetForm(typed);
		String key = form.get("key").isBlank() ? WidgetKeys.from(form.get("name")) : form.get("key").strip();
		Map<String, String> wrong = saved(form, logo, reader,
				(draft) -> this.widgets.add(Actor.agent(me.id()), key, draft));
		if (wrong.isEmpty()) {
			flash.addFlashAttribute("saved", true);
			return LIST + "/widgets/" + key;
		}
		response.setStatus(422);
		return editor(null, form, wrong, model, reader);
	}

	@PostMapping("/widgets/{key}")
	String change(@PathVariable String key, @RequestParam MultiValueMap<String, String> typed,
			@RequestParam(required = false) @Nullable MultipartFile logo, @AuthenticationPrincipal SignedInAgent me,
			Model model, Locale reader, HttpServletResponse response, RedirectAttributes flash) {
		widget(key);
		MultiValueMap<String, String> named = new LinkedMultiValueMap<>(typed);
		named.set("key", key);
		WidgetForm form = new WidgetForm(named);
		Map<String, String> wrong = saved(form, logo, reader,
				(draft) -> this.widgets.change(Actor.agent(me.id()), key, form.version(), draft));
		if (wrong.isEmpty()) {
			flash.addFlashAttribute("saved", true);
			return LIST + "/widgets/" + key;
		}
		response.setStatus(422);
		Widget widget = widget(key);
		return editor(widget, wrong.containsKey("conflict") ? form.at(widget.version()) : form, wrong, model, reader);
	}

	@PostMapping("/widgets/{key}/state")
	String turn(@PathVariable String key, @RequestParam boolean on, @AuthenticationPrincipal SignedInAgent me) {
		widget(key);
		this.widgets.turn(Actor.agent(me.id()), key, on);
		return LIST;
	}

	private Map<String, String> saved(WidgetForm form, @Nullable MultipartFile logo, Locale reader, Saving saving) {
		Map<String, String> wrong = new LinkedHashMap<>();
		WidgetEditing.Weighed weighed = this.editing.weigh(form, logo);
		weighed.wrong().forEach((field, refused) -> wrong.put(field, this.editing.say(refused, reader)));
		if (!wrong.isEmpty()) {
			return wrong;
		}
		try {
			saving.save(weighed.draft());
		}
		catch (InvalidText ex) {
			wrong.put(ex.field(), this.editing.say(ex, reader));
		}
		catch (WidgetRefused ex) {
			wrong.put("conflict", this.editing.say((Refusal) ex, reader));
		}
		return wrong;
	}

	private Widget widget(String key) {
		return this.widgets.byKey(key).orElseThrow(UnknownWidget::new);
	}

	private WidgetForm form(Widget widget) {
		return WidgetForm.of(widget, this.settings.brand(widget.brandId()).color());
	}

	private String editor(@Nullable Widget widget, WidgetForm form, Map<String, String> wrong, Model model,
			Locale reader) {
		WidgetDraft draft = this.editing.weigh(form, null).draft();
		model.addAttribute("widget", widget);
		model.addAttribute("form", form);
		model.addAttribute("wrong", wrong);
		model.addAttribute("verdicts", this.editing.verdicts(draft, form, reader));
		model.addAttribute("brands", this.settings.brands());
		model.addAttribute("markets", this.settings.markets());
		model.addAttribute("shapes", Look.Shape.values());
		model.addAttribute("sides", Look.Side.values());
		model.addAttribute("kinds", FileKind.values());
		model.addAttribute("texts", WidgetText.values());
		model.addAttribute("words", this.editing.words(Languages.SHIPPED));
		model.addAttribute("spoken", Languages.SHIPPED.stream().map(Tongue::of).toList());
		model.addAttribute("forms",
				this.forms.offered(Door.WIDGET, draft.brandId())
					.stream()
					.map((one) -> new Choice(one.key(), one.name(reader)))
					.toList());
		model.addAttribute("days",
				List.of(DayOfWeek.values())
					.stream()
					.map((day) -> new Choice(day.name(), day.getDisplayName(TextStyle.FULL_STANDALONE, reader)))
					.toList());
		model.addAttribute("zone",
				form.get("zone").isEmpty() ? this.settings.workspace().timeZone().getId() : form.get("zone"));
		model.addAttribute("zones",
				ZoneId.getAvailableZoneIds()
					.stream()
					.filter((id) -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
					.sorted()
					.toList());
		return "widgets/widget";
	}

	@FunctionalInterface
	private interface Saving {

		void save(WidgetDraft draft);

	}

	public record Choice(String key, String name) {
	}

	public record Tongue(String tag, String name) {

		static Tongue of(Locale locale) {
			return new Tongue(locale.toLanguageTag(), Languages.ownName(locale));
		}

	}

}
