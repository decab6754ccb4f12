package dev.frontdesk.staff;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.language.Languages;
import dev.frontdesk.shell.LocalPath;
import dev.frontdesk.shell.RememberedLanguage;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Told;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What agents say about themselves. */
@Controller
class ProfilePages {

	private final Staff staff;

	ProfilePages(Staff staff) {
		this.staff = staff;
	}

	@GetMapping("/desk/profile")
	String profile(@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader) {
		Agent agent = this.staff.agent(me.id());
		model.addAttribute("form",
				new Form(agent.name(), agent.locale().toLanguageTag(), agent.timeZone().getId(), agent.languages()));
		return page(agent, model, reader);
	}

	@PostMapping("/desk/profile")
	String introduce(@AuthenticationPrincipal SignedInAgent me, @ModelAttribute("form") Form form, BindingResult errors,
			Model model, Locale reader, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes told) {
		Locale locale = Languages.shipped(form.locale()).orElse(reader);
		boolean accepted = Told.accepted(errors, () -> this.staff.introduce(me.id(), text(form.name()), locale,
				zone(form.timeZone()), (form.languages() != null) ? form.languages() : List.of()));
		if (!accepted) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return page(this.staff.agent(me.id()), model, reader);
		}
		RememberedLanguage.keep(locale, request, response);
		told.addFlashAttribute("saved", true);
		return "redirect:/desk/profile";
	}

	/** Whether new work may come. */
	@PostMapping("/desk/availability")
	String availability(@AuthenticationPrincipal SignedInAgent me, @RequestParam boolean available,
			@RequestParam(defaultValue = "/desk") String back) {
		this.staff.beAvailable(me.id(), available);
		return "redirect:" + LocalPath.of(back).toASCIIString();
	}

	private String page(Agent agent, Model model, Locale reader) {
		model.addAttribute("email", agent.email());
		model.addAttribute("locales", Spoken.shipped());
		model.addAttribute("zones", Spoken.zones());
		model.addAttribute("spoken", Spoken.choices(agent.languages(), reader));
		return "staff/profile";
	}

	static ZoneId zone(@Nullable String typed) {
		try {
			return ZoneId.of(text(typed));
		}
		catch (DateTimeException ex) {
			throw new InvalidText("timeZone", "staff.zone.unknown");
		}
	}

	private static String text(@Nullable String typed) {
		return (typed != null) ? typed : "";
	}

	record Form(@Nullable String name, @Nullable String locale, @Nullable String timeZone,
			@Nullable List<String> languages) {

	}

}
