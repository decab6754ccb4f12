package dev.frontdesk.handling;

import java.util.List;
import java.util.Map;

import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
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

/** Colleagues who may read and note here, and who else gets our answers. */
@Controller
@RequestMapping("/desk/tickets/{number}/collaborators")
class PeoplePages {

	private final Tickets tickets;

	private final Staff staff;

	private final Dialogs dialogs;

	PeoplePages(Tickets tickets, Staff staff, Dialogs dialogs) {
		this.tickets = tickets;
		this.staff = staff;
		this.dialogs = dialogs;
	}

	@GetMapping
	ModelAndView people(@ModelAttribute("act") Act act) {
		List<Long> there = this.tickets.collaborators(act.reader(), act.number());
		return this.dialogs.page("people", act)
			.addObject("there", this.staff.agents(there).stream().map(PeoplePages::colleague).toList())
			.addObject("others",
					this.staff.active()
						.stream()
						.filter((agent) -> !there.contains(agent.id()))
						.map(PeoplePages::colleague)
						.toList())
			.addObject("recipients", this.tickets.recipients(act.reader(), act.number()));
	}

	private static Colleague colleague(Agent agent) {
		return new Colleague(agent.id(), agent.name());
	}

	@PostMapping
	ModelAndView ask(@ModelAttribute("act") Act act, @RequestParam(defaultValue = "0") long agent,
			RedirectAttributes flash) {
		try {
			this.tickets.collaborate(act.reader(), act.number(), agent);
			return this.dialogs.done(act, "asked-in", this.staff.agent(agent).name())
				.undo(act.ticket() + "/collaborators/" + agent + "/departure", Map.of())
				.answer(act.htmx(), flash);
		}
		catch (Refusal ex) {
			return this.dialogs.refused(people(act), "agent", ex, act);
		}
	}

	@PostMapping("/{agent}/departure")
	ModelAndView leave(@ModelAttribute("act") Act act, @PathVariable long agent, RedirectAttributes flash) {
		this.tickets.leave(act.reader(), act.number(), agent);
		return this.dialogs.done(act, "left", this.staff.agent(agent).name())
			.undo(act.ticket() + "/collaborators", Map.of("agent", Long.toString(agent)))
			.answer(act.htmx(), flash);
	}

	public record Colleague(long id, String name) {
	}

}
