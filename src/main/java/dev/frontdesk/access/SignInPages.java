package dev.frontdesk.access;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.settings.Settings;
import dev.frontdesk.shell.LocalPath;
import dev.frontdesk.shell.RememberedLanguage;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.Limits;
import dev.frontdesk.web.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The front door of the desk. */
@Controller
class SignInPages {

	static final int TRIES = 5;

	/**
	 * From wherever; more than one address can use up, or strangers would keep agents
	 * out.
	 */
	static final int TRIES_PER_ACCOUNT = 100;

	static final int TRIES_PER_ADDRESS = 20;

	static final Duration PERIOD = Duration.ofMinutes(1);

	private final SignIn signIn;

	private final Settings settings;

	private final Limits limits;

	private final SessionAuthenticationStrategy freshSession;

	private final SecurityContextRepository contexts;

	SignInPages(SignIn signIn, Settings settings, Limits limits, SessionAuthenticationStrategy freshSession,
			SecurityContextRepository contexts) {
		this.signIn = signIn;
		this.settings = settings;
		this.limits = limits;
		this.freshSession = freshSession;
		this.contexts = contexts;
	}

	@GetMapping("/")
	String house(@AuthenticationPrincipal @Nullable Object principal) {
		return (principal instanceof SignedInAgent) ? "redirect:/desk" : "redirect:/login";
	}

	@GetMapping("/login")
	String door(@AuthenticationPrincipal @Nullable Object principal, @RequestParam(defaultValue = "") String next,
			@RequestParam(defaultValue = "") String email, @RequestParam(required = false) @Nullable String done,
			Model model) {
		if (principal instanceof SignedInAgent) {
			return "redirect:" + after(next);
		}
		model.addAttribute("done", (done != null) ? "password" : null);
		return page(email, next, model);
	}

	@PostMapping("/login")
	String enter(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String password,
			@RequestParam(defaultValue = "") String next, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		String account = SignIn.normalised((email.length() > 254) ? email.substring(0, 254) : email);
		String here = request.getRemoteAddr() + ' ' + account;
		try {
			this.limits.spend("sign-in from", request.getRemoteAddr(), TRIES_PER_ADDRESS, PERIOD);
			this.limits.spend("sign-in here as", here, TRIES, PERIOD);
			this.limits.spend("sign-in as", account, TRIES_PER_ACCOUNT, PERIOD);
		}
		catch (TooManyRequests ex) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(ex.retryAfterSeconds()));
			return refused(HttpStatus.TOO_MANY_REQUESTS, ex.key(), ex.arguments(), page(email, next, model), model,
					response);
		}
		Optional<Agent> agent = this.signIn.attempt(email, password);
		if (agent.isEmpty()) {
			return refused(HttpStatus.UNPROCESSABLE_CONTENT, "access.login.wrong", new Object[0],
					page(email, next, model), model, response);
		}
		// only failures count
		this.limits.giveBack("sign-in from", request.getRemoteAddr());
		this.limits.giveBack("sign-in here as", here);
		this.limits.giveBack("sign-in as", account);
		begin(agent.get(), request, response);
		return "redirect:" + after(next);
	}

	private void begin(Agent agent, HttpServletRequest request, HttpServletResponse response) {
		Authentication authentication = SignIn.authentication(agent.id(), agent.role());
		request.getSession();
		this.freshSession.onAuthentication(authentication, request, response);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
		RememberedLanguage.keep(agent.locale(), request, response);
	}

	private String refused(HttpStatus status, String key, Object[] arguments, String page, Model model,
			HttpServletResponse response) {
		response.setStatus(status.value());
		model.addAttribute("refusal", key);
		model.addAttribute("arguments", arguments);
		return page;
	}

	private String page(String email, String next, Model model) {
		model.addAllAttributes(Map.of("email", email, "next", next, "demo", this.settings.workspace().demo()));
		return "access/login";
	}

	private static String after(String next) {
		URI wanted = LocalPath.of(next);
		return wanted.getRawPath().equals("/") ? "/desk" : wanted.toASCIIString();
	}

}
