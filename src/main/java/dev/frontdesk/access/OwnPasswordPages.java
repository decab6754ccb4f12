package dev.frontdesk.access;

import java.time.Duration;

import dev.frontdesk.shell.ProfilePage;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.web.Limits;
import dev.frontdesk.web.Told;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An agent's own password. */
@Controller
@RequestMapping("/desk/profile/password")
class OwnPasswordPages {

	private final OwnPassword ownPassword;

	private final Passwords passwords;

	private final Staff staff;

	private final Limits limits;

	OwnPasswordPages(OwnPassword ownPassword, Passwords passwords, Staff staff, Limits limits) {
		this.ownPassword = ownPassword;
		this.passwords = passwords;
		this.staff = staff;
		this.limits = limits;
	}

	@Bean
	static ProfilePage passwordProfilePage() {
		return new ProfilePage("password", "/desk/profile/password", "access.password", 200);
	}

	@GetMapping
	String show(@AuthenticationPrincipal SignedInAgent me, Model model) {
		model.addAttribute("secret", new Secret("", ""));
		return page(me, model);
	}

	@PostMapping
	String change(@AuthenticationPrincipal SignedInAgent me, @ModelAttribute("secret") Secret secret,
			BindingResult errors, Model model, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes told) {
		this.limits.spend("own password", Long.toString(me.id()), 10, Duration.ofMinutes(1));
		boolean accepted = Told.accepted(errors, () -> this.ownPassword.change(me.id(), text(secret.current()),
				text(secret.password()), request.getSession().getId()));
		if (!accepted) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return page(me, model);
		}
		told.addFlashAttribute("saved", true);
		return "redirect:/desk/profile/password";
	}

	private String page(SignedInAgent me, Model model) {
		model.addAttribute("email", this.staff.agent(me.id()).email());
		model.addAttribute("shortest", this.passwords.shortest());
		return "access/own-password";
	}

	private static String text(@Nullable String typed) {
		return (typed != null) ? typed : "";
	}

	record Secret(@Nullable String current, @Nullable String password) {

	}

}
