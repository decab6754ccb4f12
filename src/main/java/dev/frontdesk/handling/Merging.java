package dev.frontdesk.handling;

import java.util.Map;

import dev.frontdesk.shell.Done;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two tickets about the same: find the other, see what will happen, merge, and back. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class Merging {

	private final Tickets tickets;

	private final Candidates candidates;

	private final Dialogs dialogs;

	Merging(Tickets tickets, Candidates candidates, Dialogs dialogs) {
		this.tickets = tickets;
		this.candidates = candidates;
		this.dialogs = dialogs;
	}

	@GetMapping("/merge")
	ModelAndView find(@ModelAttribute("act") Act act, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) @Nullable Long into) {
		return (into != null) ? preview(act, into) : finding(act, q);
	}

	private ModelAndView finding(Act act, String q) {
		ModelAndView page = this.dialogs.page("merge", act);
		return page.addObject("q", q).addObject("found", this.candidates.find(act.reader(), act.number(), q));
	}

	private ModelAndView preview(Act act, long into) {
		Candidates.Side other = this.candidates.side(act.reader(), into).orElse(null);
		if (other == null) {
			return this.dialogs.refused(finding(act, "#" + into), "q", new TicketNotFound(), act);
		}
		return this.dialogs.page("merge-preview", act)
			.addObject("one", this.candidates.side(act.reader(), act.number()).orElseThrow(TicketNotFound::new))
			.addObject("other", other);
	}

	@PostMapping("/merge")
	ModelAndView merge(@ModelAttribute("act") Act act, @RequestParam long into,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, RedirectAttributes flash) {
		try {
			this.tickets.merge(act.reader(), act.number(), into);
		}
		catch (Refusal ex) {
			return this.dialogs.refused(finding(act, "#" + into), "q", ex, act);
		}
		// What that was merged into itself is where the messages are
		long survivor = this.candidates.survivor(into);
		return new Done(this.dialogs.say(act, "handling.done.merged", act.number(), survivor), Act.ticket(survivor),
				true, act.ticket() + "/unmerge", Map.of())
			.answer(htmx, flash);
	}

	@PostMapping("/unmerge")
	ModelAndView unmerge(@ModelAttribute("act") Act act, RedirectAttributes flash) {
		this.tickets.unmerge(act.reader(), act.number());
		return this.dialogs.done(act, "unmerged", act.number()).leaving().answer(act.htmx(), flash);
	}

}
