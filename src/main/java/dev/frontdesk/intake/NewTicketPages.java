package dev.frontdesk.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.forms.Questions;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.shell.Done;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.web.Refusal;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an agent writes a ticket. */
@Controller
@RequestMapping("/desk/tickets/new")
class NewTicketPages {

	private static final String PAGE = "/desk/tickets/new";

	private final NewTickets looks;

	private final NewTicketScreens screens;

	private final Requesters requesters;

	private final Intake intake;

	private final Tickets tickets;

	private final Settings settings;

	private final MessageSource messages;

	NewTicketPages(NewTickets looks, NewTicketScreens screens, Requesters requesters, Intake intake, Tickets tickets,
			Settings settings, MessageSource messages) {
		this.looks = looks;
		this.screens = screens;
		this.requesters = requesters;
		this.intake = intake;
		this.tickets = tickets;
		this.settings = settings;
		this.messages = messages;
	}

	@GetMapping
	ModelAndView blank(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "0") long customer,
			Locale reader) {
		Requester known = this.requesters.known(Reader.OfDesk.of(me), customer).orElse(null);
		String language = this.settings.workspace().defaultLocale().getLanguage();
		return page(me, NewTicketForm.blank(PublicId.next(), known, me.id(), language), Map.of(),
				new Complaints(this.messages, reader), reader);
	}

	/** The form as it stands, with what it asks now; nothing is opened. */
	@PostMapping("/draft")
	ModelAndView draft(@AuthenticationPrincipal SignedInAgent me, @ModelAttribute("sent") NewTicketForm form,
			@RequestParam MultiValueMap<String, String> sent, Locale reader) {
		return page(me, identified(form), Questions.typed(sent), new Complaints(this.messages, reader), reader);
	}

	/** Who may be meant by what was typed so far. */
	@GetMapping("/customers")
	ModelAndView customers(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "") String q) {
		return new ModelAndView("intake/new :: found").addObject("typed", q.strip())
			.addObject("byAddress", Requesters.address(q.strip()) != null)
			.addObject("found", this.requesters.found(Reader.OfDesk.of(me), q));
	}

	@PostMapping
	ModelAndView open(@AuthenticationPrincipal SignedInAgent me, @ModelAttribute("sent") NewTicketForm sent,
			@RequestParam MultiValueMap<String, String> parameters, Locale reader, RedirectAttributes flash) {
		NewTicketForm form = identified(sent);
		Map<String, List<String>> typed = Questions.typed(parameters);
		Complaints wrong = new Complaints(this.messages, reader);
		boolean more = this.screens.asksMore(form, typed, parameters.get("asked"), reader);
		NewTickets.Looked looked = this.looks.look(me, form, typed, wrong, reader);
		Wanted wanted = looked.wanted();
		if (wanted != null && !more) {
			try {
				return opened(me, this.intake.open(me, wanted), reader, flash);
			}
			catch (Refusal ex) {
				wrong.add("ticket", ex.key(), ex.arguments());
			}
		}
		ModelAndView page = page(me, looked.form(), typed, wrong, reader).addObject("candidates", looked.candidates())
			.addObject("more", more && !wrong.any());
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	// A ticket that went to a team of strangers is theirs alone from now on
	private ModelAndView opened(SignedInAgent me, long number, Locale reader, RedirectAttributes flash) {
		try {
			this.tickets.byNumber(Reader.OfDesk.of(me), number);
			return Done.at("/desk/tickets/" + number, say("intake.done", reader, "#" + number)).answer(null, flash);
		}
		catch (TicketNotFound ex) {
			return Done.at(PAGE, say("intake.done.elsewhere", reader, "#" + number)).answer(null, flash);
		}
	}

	private ModelAndView page(SignedInAgent me, NewTicketForm form, Map<String, List<String>> typed, Complaints wrong,
			Locale reader) {
		return new ModelAndView("intake/new").addObject("candidates", List.of())
			.addObject("more", false)
			.addObject("screen", this.screens.screen(me, form, typed, wrong, reader));
	}

	/** The form's own id, or a new one where somebody has meddled with it. */
	private static NewTicketForm identified(NewTicketForm form) {
		String id = form.submission();
		return (id != null && id.matches("[a-z0-9]{16,40}")) ? form : form.under(PublicId.next());
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

}
