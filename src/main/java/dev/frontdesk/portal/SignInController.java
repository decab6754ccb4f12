package dev.frontdesk.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.InvalidEmail;
import dev.frontdesk.post.AddressRefused;
import dev.frontdesk.web.Limits;
import dev.frontdesk.web.Refusal;
import dev.frontdesk.web.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in by a mailed link, and out again. */
@Controller
@RequestMapping("/help/{locale}")
class SignInController {

	private final SignIns signIns;

	private final Letters letters;

	private final PortalSession session;

	private final Limits limits;

	private final Complaints complaints;

	private final Clock clock;

	SignInController(SignIns signIns, Letters letters, PortalSession session, Limits limits, Complaints complaints,
			Clock clock) {
		this.signIns = signIns;
		this.letters = letters;
		this.session = session;
		this.limits = limits;
		this.complaints = complaints;
		this.clock = clock;
	}

	@GetMapping("/sign-in")
	String form(@RequestParam(required = false) @Nullable String to, Model model) {
		return page(model, "", to, this.complaints.none());
	}

	/** The answer is the same whether or not the address is known. */
	@PostMapping("/sign-in")
	String ask(@RequestParam(required = false) @Nullable String email,
			@RequestParam(required = false) @Nullable String to, Model model, Locale locale, HttpServletRequest request,
			HttpServletResponse response) {
		try {
			EmailAddress address = EmailAddress.typed(email);
			spend(request, address);
			this.letters.signIn(address, locale, SignIns.target(to));
			model.addAttribute("email", address.value());
			return "portal/sign-in-sent";
		}
		catch (InvalidEmail | AddressRefused | TooManyRequests refusal) {
			refuse(refusal, response);
			return page(model, (email != null) ? email : "", to, this.complaints.about("email", refusal, locale));
		}
	}

	/** Opening proves nothing and uses nothing up: mail scanners open links too. */
	@GetMapping("/sign-in/{token}")
	String open(@PathVariable String token, Model model, Locale locale,
			@AuthenticationPrincipal @Nullable SignedInCustomer customer, HttpServletResponse response) {
		Optional<SignInLink> link = this.signIns.find(token);
		if (link.isPresent() && customer != null && customer.id() == link.get().customerId()) {
			return "redirect:/help/" + locale.toLanguageTag() + "/" + link.get().target();
		}
		return link.filter((found) -> found.opensAt(this.clock.instant())).map((found) -> {
			model.addAttribute("token", token);
			model.addAttribute("email", found.email());
			return "portal/sign-in-confirm";
		}).orElseGet(() -> ended(token, link, model, response));
	}

	@PostMapping("/sign-in/{token}")
	String use(@PathVariable String token, Model model, Locale locale, HttpServletRequest request,
			HttpServletResponse response) {
		Optional<SignInLink> used = this.signIns.use(token);
		if (used.isEmpty()) {
			return ended(token, this.signIns.find(token), model, response);
		}
		this.session.signIn(new SignedInCustomer(used.get().customerId()), request, response);
		return "redirect:/help/" + locale.toLanguageTag() + "/" + used.get().target();
	}

	/** A link that has ended is sent anew, to the address it was sent to before. */
	@PostMapping("/sign-in/{token}/renewal")
	String renew(@PathVariable String token, Model model, Locale locale, HttpServletRequest request,
			HttpServletResponse response) {
		Optional<SignInLink> link = this.signIns.find(token);
		if (link.isEmpty()) {
			return ended(token, link, model, response);
		}
		EmailAddress address = new EmailAddress(link.get().email());
		spend(request, address);
		this.letters.signIn(address, link.get().customerId(), locale, link.get().target());
		model.addAttribute("email", address.value());
		return "portal/sign-in-sent";
	}

	@PostMapping("/sign-out")
	String leave(Locale locale, HttpServletRequest request, HttpServletResponse response) {
		this.session.signOut(request, response);
		return "redirect:/help/" + locale.toLanguageTag();
	}

	private void spend(HttpServletRequest request, EmailAddress address) {
		this.limits.spend("portal.sign-in.from", request.getRemoteAddr(), 60, Duration.ofHours(1));
		this.limits.spend("portal.sign-in.address", address.value().toLowerCase(Locale.ROOT), 6, Duration.ofHours(1));
	}

	private static String ended(String token, Optional<SignInLink> link, Model model, HttpServletResponse response) {
		response.setStatus(link.isPresent() ? HttpStatus.GONE.value() : HttpStatus.NOT_FOUND.value());
		model.addAttribute("token", token);
		model.addAttribute("known", link.isPresent());
		model.addAttribute("used", link.filter(SignInLink::used).isPresent());
		return "portal/sign-in-ended";
	}

	private static String page(Model model, String email, @Nullable String to, Complaints.Found complaints) {
		model.addAttribute("email", email);
		model.addAttribute("to", SignIns.target(to));
		model.addAttribute("complaints", complaints);
		return "portal/sign-in";
	}

	private static void refuse(Refusal refusal, HttpServletResponse response) {
		response.setStatus(refusal.status().value());
		if (refusal instanceof TooManyRequests tooMany) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
		}
	}

}
