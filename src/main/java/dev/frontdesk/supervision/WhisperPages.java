package dev.frontdesk.supervision;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.frontdesk.shell.Done;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A private word into a colleague's chat, and taking it over. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class WhisperPages {

	private static final int LONGEST = 5_000;

	private final Supervision supervision;

	private final WhisperCard card;

	private final Tickets tickets;

	private final MessageSource messages;

	WhisperPages(Supervision supervision, WhisperCard card, Tickets tickets, MessageSource messages) {
		this.supervision = supervision;
		this.card = card;
		this.tickets = tickets;
		this.messages = messages;
	}

	@ModelAttribute("lead")
	Reader.OfDesk lead(@AuthenticationPrincipal SignedInAgent me) {
		return Reader.OfDesk.of(Lead.require(me));
	}

	@GetMapping("/whisper")
	ModelAndView ask(@ModelAttribute("lead") Reader.OfDesk lead, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		List<Long> whom = this.supervision.whom(lead, number);
		if (whom.isEmpty()) {
			throw new NobodyThere();
		}
		return asking(lead, number, whom, new Form("", UUID.randomUUID().toString()), htmx);
	}

	@PostMapping("/whisper")
	ModelAndView whisper(@ModelAttribute("lead") Reader.OfDesk lead, @PathVariable long number, Form form,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale,
			RedirectAttributes flash) {
		List<Long> whom = this.supervision.whom(lead, number);
		try {
			this.supervision.whisper(lead, number, form.checked(), form.id());
			return Done.at("/desk/tickets/" + number, say("supervision.whisper.done", locale, names(whom)))
				.answer(htmx, flash);
		}
		catch (InvalidText ex) {
			return again(asking(lead, number, whom, form, htmx), HttpStatus.UNPROCESSABLE_CONTENT,
					say(ex.key(), locale, ex.arguments()));
		}
		catch (NobodyThere ex) {
			// Gone while the lead wrote: the words stay theirs
			return again(asking(lead, number, List.of(), form, htmx), HttpStatus.CONFLICT,
					say("supervision.whisper.nobody", locale));
		}
	}

	private static ModelAndView again(ModelAndView form, HttpStatus status, String error) {
		form.setStatus(status);
		return form.addObject("error", error);
	}

	@PostMapping("/take-over")
	ModelAndView takeOver(@ModelAttribute("lead") Reader.OfDesk lead, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale,
			RedirectAttributes flash) {
		Long from = this.supervision.takeOver(lead, number);
		String text = (from != null) ? say("supervision.taken.from", locale, names(List.of(from)))
				: say("supervision.taken", locale);
		return Done.at("/desk/tickets/" + number, text).leaving().answer(htmx, flash);
	}

	private ModelAndView asking(Reader.OfDesk lead, long number, List<Long> whom, Form form, @Nullable String htmx) {
		return new ModelAndView("supervision/whisper" + ((htmx != null) ? " :: ask" : ""))
			.addObject("ticket", this.tickets.byNumber(lead, number))
			.addObject("names", names(whom))
			.addObject("form", form);
	}

	private String names(List<Long> agentIds) {
		return this.card.names(agentIds).values().stream().filter(Objects::nonNull).collect(Collectors.joining(", "));
	}

	private String say(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

	record Form(@Nullable String words, @Nullable String clientId) {

		public String typed() {
			return (this.words != null) ? this.words : "";
		}

		public String id() {
			return (this.clientId != null && this.clientId.matches("[A-Za-z0-9-]{8,64}")) ? this.clientId
					: UUID.randomUUID().toString();
		}

		/**
		 * @throws InvalidText when there are none, or too many
		 */
		String checked() {
			if (typed().isBlank()) {
				throw new InvalidText("words", "supervision.whisper.missing");
			}
			if (typed().length() > LONGEST) {
				throw new InvalidText("words", "supervision.whisper.long", LONGEST);
			}
			return typed().strip();
		}

	}

}
