package dev.frontdesk.portal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.InvalidEmail;
import dev.frontdesk.forms.Questions;
import dev.frontdesk.post.AddressRefused;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Limits;
import dev.frontdesk.web.Refusal;
import dev.frontdesk.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a new request and its confirmation. */
@Controller
@RequestMapping("/help/{locale}/requests")
class NewRequestController {

	private final Requests requests;

	private final Categories categories;

	private final Customers customers;

	private final Limits limits;

	private final Complaints complaints;

	private final ChosenForms chosen;

	NewRequestController(Requests requests, Categories categories, Customers customers, Limits limits,
			Complaints complaints, ChosenForms chosen) {
		this.chosen = chosen;
		this.requests = requests;
		this.categories = categories;
		this.customers = customers;
		this.limits = limits;
		this.complaints = complaints;
	}

	@GetMapping("/new")
	String form(Model model, Locale reader, @RequestParam(defaultValue = "") String form,
			@AuthenticationPrincipal @Nullable SignedInCustomer customer) {
		Complaints.Found found = this.complaints.none();
		Chosen chosen = this.chosen.of(form, Map.of(), null, found, reader);
		return page(model, RequestForm.blank(Submissions.next()), customer, found, chosen, reader);
	}

	/**
	 * The same request on another form: what was typed stays, what is no longer asked is
	 * told.
	 */
	@PostMapping(path = "/new", params = "turn")
	String turn(@ModelAttribute("sent") RequestForm form, @RequestParam String turn,
			@RequestParam MultiValueMap<String, String> sent, Model model, Locale reader,
			@AuthenticationPrincipal @Nullable SignedInCustomer customer) {
		Complaints.Found found = this.complaints.none();
		if (Uploads.any(form.files())) {
			this.complaints.add(found, "files", "portal.new.files.again", reader);
		}
		Chosen chosen = this.chosen.of(turn, Questions.typed(sent), form.category(), found, reader);
		return page(model, form.again(Submissions.of(form.submission())), customer, found, chosen, reader);
	}

	@PostMapping(path = "/new", params = "!turn")
	String send(@ModelAttribute("sent") RequestForm form, @RequestParam MultiValueMap<String, String> sent, Model model,
			Locale reader, @AuthenticationPrincipal @Nullable SignedInCustomer customer, HttpServletRequest request,
			HttpServletResponse response) {
		String submission = Submissions.of(form.submission());
		Complaints.Found found = this.complaints.none();
		NewRequest looked = checked(form, submission, customer, found, reader);
		Chosen chosen = this.chosen.of(sent.getFirst("form"), Questions.typed(sent), form.category(), found, reader);
		boolean more = chosen.asksMore(sent.getOrDefault("asked", List.of()));
		if (more) {
			model.addAttribute("more", true);
		}
		else {
			this.chosen.check(chosen, found, reader);
		}
		NewRequest wanted = (looked == null || more || found.any()) ? null
				: looked.with(chosen.opening(), chosen.category());
		if (wanted != null) {
			try {
				spend(request, wanted);
				String receipt = this.requests.open(wanted);
				return "redirect:/help/" + reader.toLanguageTag() + "/requests/received/" + receipt;
			}
			catch (UploadRefused refusal) {
				this.complaints.add(found, "files", refusal, reader);
				response.setStatus(refusal.status().value());
			}
			catch (AddressRefused refusal) {
				this.complaints.add(found, "email", refusal, reader);
				response.setStatus(refusal.status().value());
			}
			catch (Refusal refusal) {
				this.complaints.add(found, "message", refusal, reader);
				response.setStatus(refusal.status().value());
			}
		}
		else {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		if (Uploads.any(form.files())) {
			this.complaints.add(found, "files", "portal.new.files.again", reader);
		}
		return page(model, form.again(submission), customer, found, chosen.anew(found), reader);
	}

	@GetMapping("/received/{receipt}")
	String received(@PathVariable String receipt, Model model,
			@AuthenticationPrincipal @Nullable SignedInCustomer customer) {
		Requests.Receipt found = this.requests.receipt(receipt, (customer != null) ? customer.id() : null)
			.orElseThrow(PageNotFound::new);
		model.addAttribute("receipt", found);
		return "portal/request-received";
	}

	private @Nullable NewRequest checked(RequestForm form, String submission, @Nullable SignedInCustomer customer,
			Complaints.Found found, Locale reader) {
		String name = "";
		EmailAddress email = null;
		if (customer != null) {
			email = address(customer);
		}
		else {
			name = line("name", form.name(), 120, found, reader);
			email = email(form.email(), found, reader);
		}
		String subject = line("subject", form.subject(), 200, found, reader);
		if (form.category() != null
				&& this.categories.choices(reader).stream().noneMatch((choice) -> choice.id() == form.category())) {
			this.complaints.add(found, "category", "portal.new.category.gone", reader);
		}
		String message = "";
		try {
			message = Texts.block("message", form.message(), NewMessage.MAX_LENGTH);
		}
		catch (InvalidText refusal) {
			this.complaints.add(found, "message", refusal, reader);
		}
		if (form.website() != null && !form.website().isEmpty()) {
			this.complaints.add(found, "message", "portal.new.automatic", reader);
		}
		return found.any() ? null : new NewRequest(submission, (customer != null) ? customer.id() : null, name, email,
				subject, form.category(), message, Uploads.chosen(form.files()), null, reader);
	}

	private @Nullable EmailAddress address(SignedInCustomer customer) {
		return this.customers.emails(customer.id()).stream().findFirst().map(EmailAddress::new).orElse(null);
	}

	private @Nullable EmailAddress email(@Nullable String typed, Complaints.Found found, Locale reader) {
		try {
			return EmailAddress.typed(typed);
		}
		catch (InvalidEmail refusal) {
			this.complaints.add(found, "email", refusal, reader);
			return null;
		}
	}

	private String line(String field, @Nullable String typed, int max, Complaints.Found found, Locale reader) {
		try {
			return Texts.optionalLine(field, typed, max);
		}
		catch (InvalidText refusal) {
			this.complaints.add(found, field, refusal, reader);
			return "";
		}
	}

	private void spend(HttpServletRequest request, NewRequest wanted) {
		this.limits.spend("portal.request.from", request.getRemoteAddr(), 60, Duration.ofHours(1));
		String who = (wanted.customerId() != null) ? "customer:" + wanted.customerId()
				: Objects.requireNonNull(wanted.email()).value().toLowerCase(Locale.ROOT);
		this.limits.spend("portal.request.of", who, 10, Duration.ofHours(1));
	}

	private String page(Model model, RequestForm form, @Nullable SignedInCustomer customer, Complaints.Found complaints,
			Chosen chosen, Locale reader) {
		model.addAttribute("chosen", chosen);
		model.addAttribute("form", form);
		model.addAttribute("complaints", complaints);
		model.addAttribute("categories", this.categories.choices(reader));
		EmailAddress own = (customer != null) ? address(customer) : null;
		model.addAttribute("own", (own != null) ? own.value() : null);
		return "portal/request-new";
	}

}
