package dev.frontdesk.identity;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.SignedInAgent;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where admins make and take away the secrets of their widgets. */
@Controller
@RequestMapping("/admin/identity")
class SecretPages {

	private static final String PAGE = "redirect:/admin/identity";

	private final WidgetSecrets secrets;

	private final Settings settings;

	SecretPages(WidgetSecrets secrets, Settings settings) {
		this.secrets = secrets;
		this.settings = settings;
	}

	@GetMapping
	String show(Model model) {
		model.addAttribute("widgets", this.secrets.all());
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "identity/secrets";
	}

	/** Shown in the answer itself, so that it is kept nowhere on its way. */
	@PostMapping("/{key}/secrets")
	String add(@PathVariable String key, @AuthenticationPrincipal SignedInAgent me, Model model,
			HttpServletResponse response) {
		try {
			model.addAttribute("secret", this.secrets.add(Actor.agent(me.id()), key));
			model.addAttribute("of", key);
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
		catch (SecretRefused ex) {
			// two admins at once
			if (ex.status() == HttpStatus.NOT_FOUND) {
				throw ex;
			}
			response.setStatus(ex.status().value());
			model.addAttribute("full", key);
		}
		return show(model);
	}

	@GetMapping("/{key}/secrets/{id}/removal")
	String removal(@PathVariable String key, @PathVariable long id, Model model) {
		model.addAttribute("widget",
				this.secrets.all()
					.stream()
					.filter((one) -> one.key().equals(key) && one.secrets().stream().anyMatch((s) -> s.id() == id))
					.findFirst()
					.orElseThrow(SecretRefused::notFound));
		model.addAttribute("id", id);
		return "identity/removal";
	}

	@PostMapping("/{key}/secrets/{id}/removal")
	String remove(@PathVariable String key, @PathVariable long id, @AuthenticationPrincipal SignedInAgent me,
			RedirectAttributes told) {
		this.secrets.remove(Actor.agent(me.id()), key, id);
		told.addFlashAttribute("removed", true);
		return PAGE;
	}

}
