package dev.frontdesk.staff;

import java.util.Comparator;
import java.util.List;

import dev.frontdesk.settings.AdminStart;
import dev.frontdesk.settings.SettingsPage;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /admin} itself: where something waits for this admin, else the first page of its
 * menu.
 */
@Controller
class AdminHome {

	private final String first;

	private final List<AdminStart> starts;

	AdminHome(List<SettingsPage> pages, List<AdminStart> starts) {
		this.starts = starts;
		this.first = pages.stream()
			.min(Comparator.comparingInt(SettingsPage::order))
			.map(SettingsPage::path)
			.orElse("/desk");
	}

	@GetMapping("/admin")
	String home(@AuthenticationPrincipal SignedInAgent me) {
		return "redirect:"
				+ this.starts.stream().flatMap((start) -> start.of(me.id()).stream()).findFirst().orElse(this.first);
	}

}
