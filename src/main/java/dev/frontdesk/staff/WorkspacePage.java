package dev.frontdesk.staff;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.settings.Workspace;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Numbers;
import dev.frontdesk.web.Texts;
import dev.frontdesk.web.Told;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What holds for the whole workspace. Stands here and not in settings, because who
 * changed it is kept, and settings lie below both people and audit.
 */
@Controller
@RequestMapping("/admin/workspace")
class WorkspacePage {

	private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

	private final Settings settings;

	private final Audit audit;

	private final TransactionOperations transactions;

	WorkspacePage(Settings settings, Audit audit, TransactionOperations transactions) {
		this.settings = settings;
		this.audit = audit;
		this.transactions = transactions;
	}

	@GetMapping
	String show(Model model) {
		Workspace workspace = this.settings.workspace();
		model.addAttribute("form",
				new Form(workspace.name(), this.settings.standardBrand().color(),
						workspace.defaultLocale().toLanguageTag(), workspace.timeZone().getId(),
						Integer.toString(workspace.closeAfterDays()), this.settings.standardBrand().formal()));
		return page(model);
	}

	@PostMapping
	String describe(@AuthenticationPrincipal SignedInAgent admin, @ModelAttribute("form") Form form,
			BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes told) {
		if (Told.accepted(errors, () -> this.transactions.executeWithoutResult((status) -> keep(admin, form)))) {
			told.addFlashAttribute("saved", true);
			return "redirect:/admin/workspace";
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return page(model);
	}

	private void keep(SignedInAgent admin, Form form) {
		String color = (form.color() != null) ? form.color() : "";
		if (!COLOR.matcher(color).matches()) {
			throw new InvalidText("color", "staff.workspace.color.invalid");
		}
		int days = Numbers.whole(form.closeAfterDays())
			.filter((number) -> number >= 1 && number <= 365)
			.map(Long::intValue)
			.orElseThrow(() -> new InvalidText("closeAfterDays", "staff.workspace.close.range", 1, 365));
		Locale locale = Languages.shipped(form.locale())
			.orElseThrow(() -> new InvalidText("locale", "staff.workspace.locale.invalid"));
		String name = Texts.line("name", form.name(), 80);
		this.settings.describe(name, color.toLowerCase(Locale.ROOT), locale, ProfilePages.zone(form.timeZone()), days);
		this.settings.address(!Boolean.FALSE.equals(form.formal()));
		this.audit.record(Actor.agent(admin.id()), "workspace.described", "workspace", 1, name);
	}

	private static String page(Model model) {
		model.addAttribute("locales", Spoken.shipped());
		model.addAttribute("zones", Spoken.zones());
		return "staff/workspace";
	}

	record Form(@Nullable String name, @Nullable String color, @Nullable String locale, @Nullable String timeZone,
			@Nullable String closeAfterDays, @Nullable Boolean formal) {

		/**
		 * Whether white text on the colour can be read; where not, a darker shade is
		 * used.
		 */
		public boolean readable() {
			if (this.color == null || !COLOR.matcher(this.color).matches()) {
				return true;
			}
			int rgb = Integer.parseInt(this.color.substring(1), 16);
			double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
			return 1.05 / (luminance + 0.05) >= 4.5;
		}

		private static double linear(int channel) {
			double part = (channel & 0xff) / 255.0;
			return (part <= 0.04045) ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
		}

	}

}
