package dev.frontdesk.portal;

import java.time.Duration;
import java.util.Locale;

import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Limits;
import dev.frontdesk.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A customer's own requests, their threads, and the reply. */
@Controller
@RequestMapping("/help/{locale}/requests")
class RequestsController {

	private final RequestScreens screens;

	private final Requests requests;

	private final Tickets tickets;

	private final Limits limits;

	private final Complaints complaints;

	RequestsController(RequestScreens screens, Requests requests, Tickets tickets, Limits limits,
			Complaints complaints) {
		this.screens = screens;
		this.requests = requests;
		this.tickets = tickets;
		this.limits = limits;
		this.complaints = complaints;
	}

	@GetMapping
	String list(@AuthenticationPrincipal SignedInCustomer customer,
			@RequestParam(required = false) @Nullable String after, Model model) {
		model.addAttribute("list", this.screens.list(customer.id(), after));
		return "portal/requests";
	}

	@GetMapping("/{publicId}")
	String thread(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable String publicId,
			@RequestParam(required = false) @Nullable Long before, Model model, Locale reader) {
		RequestThread thread = this.screens.thread(customer.id(), publicId, before, reader);
		if (before == null) {
			this.tickets.seenByCustomer(customer.id(), publicId, thread.seq());
		}
		return page(model, thread, Submissions.next(), "", this.complaints.none());
	}

	@PostMapping("/{publicId}/messages")
	String reply(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable String publicId,
			@ModelAttribute("sent") ReplyForm form, Model model, Locale reader, HttpServletResponse response) {
		String submission = Submissions.of(form.submission());
		String text = (form.message() != null) ? form.message() : "";
		Complaints.Found found = this.complaints.none();
		try {
			this.limits.spend("portal.reply", Long.toString(customer.id()), 30, Duration.ofMinutes(10));
			Posted posted = this.requests.reply(customer.id(), publicId, submission, text, Uploads.chosen(form.files()),
					reader);
			return "redirect:/help/" + reader.toLanguageTag() + "/requests/" + posted.publicId() + "#m" + posted.seq();
		}
		catch (TicketNotFound refusal) {
			throw refusal;
		}
		catch (UploadRefused refusal) {
			response.setStatus(refusal.status().value());
			this.complaints.add(found, "files", refusal, reader);
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.status().value());
			this.complaints.add(found, "message", refusal, reader);
			if (Uploads.any(form.files())) {
				this.complaints.add(found, "files", "portal.new.files.again", reader);
			}
		}
		RequestThread thread = this.screens.thread(customer.id(), publicId, null, reader);
		return page(model, thread, submission, text, found);
	}

	private static String page(Model model, RequestThread thread, String submission, String text,
			Complaints.Found complaints) {
		model.addAttribute("thread", thread);
		model.addAttribute("submission", submission);
		model.addAttribute("message", text);
		model.addAttribute("complaints", complaints);
		return "portal/request";
	}

}
