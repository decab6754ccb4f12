package dev.frontdesk.handling;

import java.util.List;
import java.util.Map;

import dev.frontdesk.shell.Done;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Some of the messages become a ticket of their own. */
@Controller
@RequestMapping("/desk/tickets/{number}/split")
class Splitting {

	private final Tickets tickets;

	private final Said said;

	private final Dialogs dialogs;

	Splitting(Tickets tickets, Said said, Dialogs dialogs) {
		this.tickets = tickets;
		this.said = said;
		this.dialogs = dialogs;
	}

	@GetMapping
	ModelAndView choose(@ModelAttribute("act") Act act, @RequestParam(required = false) @Nullable List<Long> seq) {
		return choosing(act, (seq != null) ? seq : List.of(),
				this.tickets.byNumber(act.reader(), act.number()).subject());
	}

	private ModelAndView choosing(Act act, List<Long> chosen, String subject) {
		return this.dialogs.page("split", act)
			.addObject("messages", this.said.of(act.reader(), act.number(), act.locale()))
			.addObject("chosen", chosen)
			.addObject("subject", subject);
	}

	@PostMapping
	ModelAndView split(@ModelAttribute("act") Act act, @RequestParam(required = false) @Nullable List<Long> seq,
			@RequestParam(defaultValue = "") String subject, RedirectAttributes flash) {
		List<Long> chosen = (seq != null) ? seq : List.of();
		try {
			Posted born = this.tickets.split(act.reader(), act.number(), chosen, subject);
			return new Done(this.dialogs.say(act, "handling.done.split", act.number(), born.number()),
					Act.ticket(born.number()), true, null, Map.of())
				.answer(act.htmx(), flash);
		}
		catch (Refusal ex) {
			return this.dialogs.refused(choosing(act, chosen, subject), "seq", ex, act);
		}
	}

}
