package dev.frontdesk.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Pages that use every part of the frame, for the tests of the frame. */
@TestConfiguration(proxyBeanMethods = false)
@Import(Samples.Pages.class)
class Samples {

	@Bean
	@Order(-100)
	SecurityFilterChain everythingOpen(HttpSecurity http) {
		return http.securityMatcher("/sample/**", "/api/sample/**", "/help/*/refused", "/preferences")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy
				.policyDirectives("default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
						+ "connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'")))
			.build();
	}

	@Bean
	MenuEntry sampleEntry() {
		return new MenuEntry("desk", "/sample/desk", 100, "shell.menu.desk", "inbox", null);
	}

	@Bean
	MenuEntry sampleSettings() {
		return new MenuEntry("admin", "/sample/admin", 110, "shell.menu.admin", "settings", null);
	}

	@Bean
	SettingsPage samplePage() {
		return new SettingsPage("sample", "/sample/admin", "shell.theme", 1);
	}

	@Controller
	static class Pages {

		private final Clock clock;

		Pages(Clock clock) {
			this.clock = clock;
		}

		@GetMapping("/sample/{frame:desk|admin|plain}")
		String page(@PathVariable String frame, Model model) {
			Instant now = this.clock.instant();
			model.addAttribute("form", new Form("", ""));
			model.addAttribute("zone", ZoneId.of("Asia/Bangkok"));
			model.addAttribute("times", Map.of("recent", now.minus(Duration.ofMinutes(3)), "old",
					now.minus(Duration.ofDays(3)), "coming", now.plus(Duration.ofHours(2))));
			model.addAttribute("faces", java.util.List
				.of("Ágnes Fekete", "สมชาย ใจดี", "عمر حداد", "客", "Kovács Márta", "John Smith", "Zoë Ümlaut", "เอกชัย")
				.stream()
				.map(Face::of)
				.toList());
			return "sample/" + frame;
		}

		@PostMapping("/sample/admin")
		String save(@Valid @ModelAttribute("form") Form form, BindingResult errors, HttpServletResponse response) {
			response.setStatus(errors.hasErrors() ? 422 : 200);
			return "sample/admin";
		}

		@GetMapping({ "/sample/refused", "/api/sample/refused", "/help/{locale}/refused" })
		String refused() {
			throw new Refusal(HttpStatus.CONFLICT, "shell.error.409.text") {
			};
		}

		@GetMapping("/sample/broken")
		String broken() {
			throw new IllegalStateException("secret@example.com");
		}

		@GetMapping("/sample/half")
		String half() {
			return "sample/half";
		}

		@GetMapping("/sample/number/{id}")
		@ResponseBody
		String number(@PathVariable long id, @RequestParam(defaultValue = "1") int page) {
			return "" + id + page;
		}

		@GetMapping("/sample/language")
		@ResponseBody
		String language(Locale locale) {
			return locale.toLanguageTag();
		}

		@PostMapping("/sample/text")
		@ResponseBody
		String text(@RequestParam String text) {
			return text;
		}

	}

	record Form(@NotBlank String name, @NotBlank @Email String email) {
	}

}
