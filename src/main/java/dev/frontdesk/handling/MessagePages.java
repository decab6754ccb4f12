package dev.frontdesk.handling;

import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.NewText;
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

/** Mends one message: says a note anew, blacks words out, takes it away. */
@Controller
@RequestMapping("/desk/tickets/{number}/messages/{seq}")
class MessagePages {

	private final Tickets tickets;

	private final Said said;

	private final Dialogs dialogs;

	MessagePages(Tickets tickets, Said said, Dialogs dialogs) {
		this.tickets = tickets;
		this.said = said;
		this.dialogs = dialogs;
	}

	@GetMapping
	ModelAndView choose(@ModelAttribute("act") Act act, @PathVariable long seq) {
		return page("message", act, seq);
	}

	private ModelAndView page(String name, Act act, long seq) {
		Said.Line message = this.said.at(act.reader(), act.number(), seq, act.locale()).orElseThrow(MessageGone::new);
		boolean may = message.mine() || act.me().role().includes(Role.LEAD);
		return this.dialogs.page(name, act)
			.addObject("message", message)
			.addObject("may", may)
			.addObject("text", message.text())
			.addObject("words", "");
	}

	@GetMapping("/edit")
	ModelAndView editing(@ModelAttribute("act") Act act, @PathVariable long seq) {
		return page("message-edit", act, seq);
	}

	@PostMapping("/edit")
	ModelAndView edit(@ModelAttribute("act") Act act, @PathVariable long seq,
			@RequestParam(defaultValue = "") String text, RedirectAttributes flash) {
		try {
			this.tickets.editNote(act.reader(), act.number(), seq, NewText.of(text));
			return this.dialogs.done(act, "edited").answer(act.htmx(), flash);
		}
		catch (Refusal ex) {
			return this.dialogs.refused(page("message-edit", act, seq).addObject("text", text), "text", ex, act);
		}
	}

	@GetMapping("/redaction")
	ModelAndView redacting(@ModelAttribute("act") Act act, @PathVariable long seq) {
		return page("message-redaction", act, seq);
	}

	@PostMapping("/redaction")
	ModelAndView redact(@ModelAttribute("act") Act act, @PathVariable long seq,
			@RequestParam(defaultValue = "") String words, RedirectAttributes flash) {
		try {
			this.tickets.redact(act.reader(), act.number(), seq,
					words.lines().map(String::strip).filter((word) -> !word.isEmpty()).toList());
			return this.dialogs.done(act, "redacted").answer(act.htmx(), flash);
		}
		catch (Refusal ex) {
			return this.dialogs.refused(page("message-redaction", act, seq).addObject("words", words), "words", ex,
					act);
		}
	}

	@GetMapping("/deletion")
	ModelAndView deleting(@ModelAttribute("act") Act act, @PathVariable long seq) {
		return page("message-deletion", act, seq);
	}

	@PostMapping("/deletion")
	ModelAndView delete(@ModelAttribute("act") Act act, @PathVariable long seq, RedirectAttributes flash) {
		this.tickets.deleteMessage(act.reader(), act.number(), seq);
		return this.dialogs.done(act, "deleted").answer(act.htmx(), flash);
	}

}
