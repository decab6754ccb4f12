package dev.frontdesk.handling;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import dev.frontdesk.shell.Done;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Times;
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

/** Until when a ticket sleeps, and by when the customer was promised to hear of us. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class TimePages {

	private final Tickets tickets;

	private final Dialogs dialogs;

	private final dev.frontdesk.shell.Times words;

	private final Clock clock;

	TimePages(Tickets tickets, Dialogs dialogs, dev.frontdesk.shell.Times words, Clock clock) {
		this.tickets = tickets;
		this.dialogs = dialogs;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/snooze")
	ModelAndView nap(@ModelAttribute("act") Act act) {
		return asking("snooze", act, null);
	}

	@PostMapping("/snooze")
	ModelAndView snooze(@ModelAttribute("act") Act act, @RequestParam(required = false) @Nullable String at,
			@RequestParam(required = false) @Nullable String custom, RedirectAttributes flash) {
		ZoneId zone = this.dialogs.zone(act);
		try {
			Instant until = Moments.chosen(at, custom, zone);
			this.tickets.snooze(act.reader(), act.number(), until);
			return this.dialogs.done(act, "snoozed", this.words.dateAndTime(until, zone))
				.undo(act.ticket() + "/snooze/deletion", Map.of())
				.answer(act.htmx(), flash);
		}
		catch (Refusal ex) {
			return this.dialogs.refused(asking("snooze", act, custom), "custom", ex, act);
		}
	}

	@PostMapping("/snooze/deletion")
	ModelAndView wake(@ModelAttribute("act") Act act, RedirectAttributes flash) {
		Instant was = this.tickets.byNumber(act.reader(), act.number()).snoozedUntil();
		this.tickets.wake(act.reader(), act.number());
		return undoable(this.dialogs.done(act, "awake"), was, act.ticket() + "/snooze").answer(act.htmx(), flash);
	}

	@GetMapping("/next-update")
	ModelAndView promise(@ModelAttribute("act") Act act) {
		return asking("next-update", act, null);
	}

	@PostMapping("/next-update")
	ModelAndView promise(@ModelAttribute("act") Act act, @RequestParam(required = false) @Nullable String at,
			@RequestParam(required = false) @Nullable String custom, RedirectAttributes flash) {
		ZoneId zone = this.dialogs.zone(act);
		Instant was = this.tickets.byNumber(act.reader(), act.number()).nextUpdateAt();
		try {
			Instant next = Moments.chosen(at, custom, zone);
			this.tickets.promiseUpdate(act.reader(), act.number(), next);
			String path = act.ticket() + "/next-update";
			Done done = this.dialogs.done(act, "promised", this.words.dateAndTime(next, zone));
			return (still(was) ? undoable(done, was, path) : done.undo(path + "/deletion", Map.of())).answer(act.htmx(),
					flash);
		}
		catch (Refusal ex) {
			return this.dialogs.refused(asking("next-update", act, custom), "custom", ex, act);
		}
	}

	@PostMapping("/next-update/deletion")
	ModelAndView takeBack(@ModelAttribute("act") Act act, RedirectAttributes flash) {
		Instant was = this.tickets.byNumber(act.reader(), act.number()).nextUpdateAt();
		this.tickets.promiseUpdate(act.reader(), act.number(), null);
		return undoable(this.dialogs.done(act, "promise-taken-back"), was, act.ticket() + "/next-update")
			.answer(act.htmx(), flash);
	}

	private Done undoable(Done done, Instant was, String path) {
		return still(was) ? done.undo(path, Map.of("at", was.toString())) : done;
	}

	// A time that has passed cannot be set again
	private boolean still(Instant was) {
		return Times.given(was) && was.isAfter(this.clock.instant());
	}

	private ModelAndView asking(String name, Act act, @Nullable String typed) {
		ZoneId zone = this.dialogs.zone(act);
		Instant now = this.clock.instant();
		ModelAndView page = this.dialogs.page(name, act);
		Ticket ticket = this.tickets.byNumber(act.reader(), act.number());
		boolean nap = name.equals("snooze");
		Instant set = nap ? ticket.snoozedUntil() : ticket.nextUpdateAt();
		return page.addObject("moments", nap ? Moments.naps(now, zone) : Moments.promises(now, zone))
			.addObject("set", Times.given(set) ? set : null)
			.addObject("custom", (typed != null) ? typed : Times.given(set) ? Moments.typed(set, zone) : "")
			.addObject("now", now)
			.addObject("earliest", Moments.typed(now, zone));
	}

}
