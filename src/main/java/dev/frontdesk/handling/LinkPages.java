package dev.frontdesk.handling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.frontdesk.shell.Done;
import dev.frontdesk.tickets.Link;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Refusal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How tickets hang together. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class LinkPages {

	private static final List<Link.Kind> KINDS = Arrays.stream(Link.Kind.values()).filter(Link.Kind::byHand).toList();

	private final Tickets tickets;

	private final Candidates candidates;

	private final Dialogs dialogs;

	LinkPages(Tickets tickets, Candidates candidates, Dialogs dialogs) {
		this.tickets = tickets;
		this.candidates = candidates;
		this.dialogs = dialogs;
	}

	@GetMapping("/links")
	ModelAndView choose(@ModelAttribute("act") Act act) {
		return choosing(act, "", Link.Kind.RELATED);
	}

	private ModelAndView choosing(Act act, String other, Link.Kind kind) {
		return this.dialogs.page("links", act)
			.addObject("links", this.tickets.links(act.reader(), act.number()))
			.addObject("found", this.candidates.find(act.reader(), act.number(), ""))
			.addObject("kinds", KINDS)
			.addObject("other", other)
			.addObject("kind", kind);
	}

	@PostMapping("/links")
	ModelAndView link(@ModelAttribute("act") Act act, @RequestParam(defaultValue = "") String other,
			@RequestParam(defaultValue = "RELATED") Link.Kind kind, RedirectAttributes flash) {
		String digits = other.strip().replaceFirst("^#", "");
		try {
			if (!digits.matches("[0-9]{1,15}")) {
				throw new TicketNotFound();
			}
			long number = Long.parseLong(digits);
			this.tickets.link(act.reader(), act.number(), number, kind);
			return this.dialogs.done(act, "linked", number)
				.undo(act.ticket() + "/links/" + number + "/deletion", Map.of())
				.answer(act.htmx(), flash);
		}
		catch (Refusal ex) {
			return this.dialogs.refused(choosing(act, other, kind), "other", ex, act);
		}
	}

	@PostMapping("/links/{other}/deletion")
	ModelAndView unlink(@ModelAttribute("act") Act act, @PathVariable long other, RedirectAttributes flash) {
		Link.Kind was = this.tickets.links(act.reader(), act.number())
			.stream()
			.filter((link) -> link.number() == other)
			.map(Link::kind)
			.findFirst()
			.orElse(Link.Kind.RELATED);
		this.tickets.unlink(act.reader(), act.number(), other);
		return this.dialogs.done(act, "unlinked", other)
			.undo(act.ticket() + "/links", Map.of("other", Long.toString(other), "kind", was.name()))
			.answer(act.htmx(), flash);
	}

	@PostMapping("/follow-up")
	ModelAndView followUp(@ModelAttribute("act") Act act, RedirectAttributes flash) {
		long next = this.tickets.followUp(act.reader(), act.number());
		return new Done(this.dialogs.say(act, "handling.done.follow-up", next, act.number()), Act.ticket(next), true,
				null, Map.of())
			.answer(act.htmx(), flash);
	}

}
