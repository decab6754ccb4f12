package dev.frontdesk.access;

import java.time.Duration;

import dev.frontdesk.post.Post;
import dev.frontdesk.staff.EmailAddress;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Limits;
import dev.frontdesk.web.Told;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Setting a password: the first one, or a new one for one that was forgotten. */
@Controller
class PasswordPages {

	private static final int LETTERS = 5;

	private static final Duration PERIOD = Duration.ofMinutes(10);

	private final Accounts accounts;

	private final PasswordLinks links;

	private final Passwords passwords;

	private final Limits limits;

	private final Post post;

	/** In its own time: how long it takes would tell whether the address is known. */
	private final TaskExecutor background = new VirtualThreadTaskExecutor("password-letter-");

	PasswordPages(Accounts accounts, PasswordLinks links, Passwords passwords, Limits limits, Post post) {
		this.accounts = accounts;
		this.links = links;
		this.passwords = passwords;
		this.limits = limits;
		this.post = post;
	}

	@GetMapping("/forgot-password")
	String forgotten() {
		return "access/forgot-password";
	}

	@PostMapping("/forgot-password")
	String send(@RequestParam(defaultValue = "") String email, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		model.addAttribute("email", email);
		try {
			String address = EmailAddress.of(email);
			this.limits.spend("password letter from", request.getRemoteAddr(), 4 * LETTERS, PERIOD);
			this.limits.spend("password letter to", SignIn.normalised(address), LETTERS, PERIOD);
			this.background.execute(() -> this.accounts.forgotten(address));
			model.addAttribute("sent", true);
			model.addAttribute("carried", this.post.carries());
		}
		catch (InvalidText ex) {
			response.setStatus(ex.status().value());
			model.addAttribute("refusal", ex.key());
			model.addAttribute("arguments", ex.arguments());
		}
		return "access/forgot-password";
	}

	@GetMapping("/set-password/{token}")
	String choose(@PathVariable String token, Model model) {
		model.addAttribute("form", new Form("", "", ""));
		return page(token, model);
	}

	@PostMapping("/set-password/{token}")
	String chosen(@PathVariable String token, @ModelAttribute("form") Form form, BindingResult errors, Model model,
			HttpServletResponse response) {
		boolean first = this.links.look(token).orElseThrow(LinkSpent::new).agentId() == null;
		boolean accepted = Told.accepted(errors, () -> {
			if (first) {
				this.accounts.openWorkspace(token, text(form.email()), text(form.name()), text(form.password()),
						LocaleContextHolder.getLocale());
			}
			else {
				this.accounts.choosePassword(token, text(form.password()));
			}
		});
		if (!accepted) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return page(token, model);
		}
		return "redirect:/login?done";
	}

	@ExceptionHandler(LinkSpent.class)
	@ResponseStatus(HttpStatus.GONE)
	String spent() {
		return "access/link-spent";
	}

	private String page(String token, Model model) {
		model.addAttribute("first", this.links.look(token).orElseThrow(LinkSpent::new).agentId() == null);
		model.addAttribute("token", token);
		model.addAttribute("shortest", this.passwords.shortest());
		return "access/set-password";
	}

	private static String text(@Nullable String typed) {
		return (typed != null) ? typed : "";
	}

	record Form(@Nullable String email, @Nullable String name, @Nullable String password) {

	}

}
