package dev.frontdesk.staff;

import java.util.Comparator;
import java.util.List;

import dev.frontdesk.settings.SettingsPage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /admin} itself: the first page of its menu. */
@Controller
class AdminHome {

	private final String first;

	AdminHome(List<SettingsPage> pages) {
		this.first = pages.stream()
			.min(Comparator.comparingInt(SettingsPage::order))
			.map(SettingsPage::path)
			.orElse("/desk");
	}

	@GetMapping("/admin")
	String home() {
		return "redirect:" + this.first;
	}

}
