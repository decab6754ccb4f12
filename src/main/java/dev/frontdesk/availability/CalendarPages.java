package dev.frontdesk.availability;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.shell.Times;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
import dev.frontdesk.widgets.UnknownWidget;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where admins say when teams are at the desk, and whose chats widgets bring. */
@Controller
@RequestMapping("/admin/hours")
class CalendarPages {

	private static final String LIST = "redirect:/admin/hours";

	private final Calendars calendars;

	private final Widgets widgets;

	private final Staff staff;

	private final Settings settings;

	private final Times times;

	private final MessageSource messages;

	private final Clock clock;

	CalendarPages(Calendars calendars, Widgets widgets, Staff staff, Settings settings, Times times,
			MessageSource messages, Clock clock) {
		this.calendars = calendars;
		this.widgets = widgets;
		this.staff = staff;
		this.settings = settings;
		this.times = times;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping
	String list(Model model, Locale reader) {
		List<Choice> teams = teams(reader);
		Map<Long, Set<Long>> chosen = this.calendars.teamsOfWidgets();
		model.addAttribute("calendars", this.calendars.all().stream().map((one) -> row(one, teams)).toList());
		model.addAttribute("teams", teams);
		model.addAttribute("widgets",
				this.widgets.all()
					.stream()
					.map((one) -> new WidgetRow(one.key(), one.name(), chosen.getOrDefault(one.id(), Set.of())))
					.toList());
		return "availability/list";
	}

	@GetMapping("/new")
	String blank(Model model, Locale reader) {
		return editor(null, CalendarForm.blank(this.settings.workspace().timeZone()), null, model, reader);
	}

	@GetMapping("/{id:\\d{1,18}}")
	String edit(@PathVariable long id, Model model, Locale reader) {
		return editor(id, CalendarForm.of(calendar(id)), null, model, reader);
	}

	@PostMapping
	String add(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal SignedInAgent me,
			Model model, Locale reader, HttpServletResponse response, RedirectAttributes told) {
		return keep(null, new CalendarForm(typed), me, model, reader, response, told);
	}

	@PostMapping("/{id:\\d{1,18}}")
	String change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed,
			@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader, HttpServletResponse response,
			RedirectAttributes told) {
		calendar(id);
		return keep(id, new CalendarForm(typed), me, model, reader, response, told);
	}

	private String keep(@Nullable Long id, CalendarForm form, SignedInAgent me, Model model, Locale reader,
			HttpServletResponse response, RedirectAttributes told) {
		try {
			this.calendars.keep(Actor.agent(me.id()), id, form.version(), form.draft());
		}
		catch (InvalidText | CalendarChanged ex) {
			response.setStatus(ex.status().value());
			return editor(id, form, ex, model, reader);
		}
		told.addFlashAttribute("saved", true);
		return LIST;
	}

	@PostMapping("/{id:\\d{1,18}}/removal")
	String remove(@PathVariable long id, @AuthenticationPrincipal SignedInAgent me, RedirectAttributes told) {
		this.calendars.remove(Actor.agent(me.id()), id);
		told.addFlashAttribute("saved", true);
		return LIST;
	}

	@PostMapping("/widgets/{key}")
	String bring(@PathVariable String key, @RequestParam MultiValueMap<String, String> typed,
			@AuthenticationPrincipal SignedInAgent me, RedirectAttributes told) {
		Widget widget = this.widgets.byKey(key).orElseThrow(UnknownWidget::new);
		this.calendars.bring(Actor.agent(me.id()), widget.id(), new CalendarForm(typed).ids("teams"));
		told.addFlashAttribute("saved", true);
		return LIST;
	}

	private Calendars.Calendar calendar(long id) {
		return this.calendars.byId(id).orElseThrow(CalendarNotFound::new);
	}

	private String editor(@Nullable Long id, CalendarForm form, @Nullable Refusal refusal, Model model, Locale reader) {
		model.addAttribute("id", id);
		model.addAttribute("form", form);
		model.addAttribute("wrong", (refusal instanceof InvalidText text) ? text.field() : null);
		model.addAttribute("conflict", refusal instanceof CalendarChanged);
		model.addAttribute("error",
				(refusal != null) ? this.messages.getMessage(refusal.key(), refusal.arguments(), reader) : "");
		model.addAttribute("teams", teams(reader));
		model.addAttribute("days",
				List.of(DayOfWeek.values())
					.stream()
					.map((day) -> new Day(day.name(), day.getDisplayName(TextStyle.FULL_STANDALONE, reader)))
					.toList());
		model.addAttribute("zones",
				ZoneId.getAvailableZoneIds()
					.stream()
					.filter((zone) -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
					.sorted()
					.toList());
		return "availability/hours";
	}

	private List<Choice> teams(Locale reader) {
		return this.staff.teams().stream().map((team) -> new Choice(team.id(), team.name(reader))).toList();
	}

	private Row row(Calendars.Calendar one, List<Choice> teams) {
		Instant now = this.clock.instant();
		boolean open = one.hours().isOpen(now);
		String opens = open ? ""
				: one.hours().opens(now).map((at) -> this.times.dayAndClock(at, one.hours().zone())).orElse("");
		return new Row(one.id(), one.name(), one.hours().zone().getId(), open, opens, one.standard(),
				teams.stream().filter((team) -> one.teams().contains(team.id())).map(Choice::name).toList());
	}

	/**
	 * @param opens when it opens next, in its own zone; empty while it is open
	 */
	public record Row(long id, String name, String zone, boolean open, String opens, boolean standard,
			List<String> teams) {
	}

	public record WidgetRow(String key, String name, Set<Long> teams) {
	}

	public record Choice(long id, String name) {
	}

	public record Day(String key, String name) {
	}

}
