package dev.frontdesk.audit;

import java.util.Locale;

import dev.frontdesk.settings.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who changed what, newest first. */
@Controller
class AuditPage {

	private final Entries entries;

	private final Settings settings;

	AuditPage(Entries entries, Settings settings) {
		this.entries = entries;
		this.settings = settings;
	}

	@GetMapping("/admin/audit")
	String show(@RequestParam(defaultValue = "") String kind,
			@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model, Locale reader) {
		model.addAttribute("page", this.entries.before(kind, before, reader));
		model.addAttribute("kinds", this.entries.kinds(reader));
		model.addAttribute("kind", kind);
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "audit/entries";
	}

}
