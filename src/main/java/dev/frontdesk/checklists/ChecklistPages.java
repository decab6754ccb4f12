package dev.frontdesk.checklists;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import dev.frontdesk.shell.Done;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an agent does to the lists of a ticket. */
@Controller
@RequestMapping("/desk/tickets/{number}/checklists")
class ChecklistPages {

	private final Checklists checklists;

	private final Tickets tickets;

	private final Staff staff;

	private final MessageSource messages;

	ChecklistPages(Checklists checklists, Tickets tickets, Staff staff, MessageSource messages) {
		this.checklists = checklists;
		this.tickets = tickets;
		this.staff = staff;
		this.messages = messages;
	}

	@ModelAttribute("act")
	Act act(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		return new Act(me, number, htmx, locale);
	}

	/** What to attach. */
	@GetMapping("/new")
	ModelAndView choose(@ModelAttribute("act") Act act) {
		return choosing(act, "", "", null);
	}

	@PostMapping
	ModelAndView attach(@ModelAttribute("act") Act act, @RequestParam(defaultValue = "") String template,
			@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String text,
			RedirectAttributes flash) {
		try {
			if (template.matches("[0-9]{1,18}")) {
				this.checklists.attach(act.reader(), act.number(), Long.parseLong(template), act.locale());
			}
			else {
				this.checklists.begin(act.reader(), act.number(), name, text, act.locale());
			}
			return Done.at(act.ticket(), say("checklists.done.attached", act.locale())).answer(act.htmx(), flash);
		}
		catch (InvalidText ex) {
			return choosing(act, name, text, ex);
		}
	}

	@PostMapping("/{list}/items")
	ModelAndView add(@ModelAttribute("act") Act act, @PathVariable long list,
			@RequestParam(defaultValue = "") String text) {
		Refusal wrong = null;
		try {
			this.checklists.add(act.reader(), act.number(), list, text, act.locale());
		}
		catch (InvalidText | TooManyItems ex) {
			wrong = ex;
		}
		return shown(act, list, text, wrong);
	}

	@PostMapping("/items/{item}/state")
	ModelAndView tick(@ModelAttribute("act") Act act, @PathVariable long item,
			@RequestParam(defaultValue = "false") boolean done) {
		return change(act, (reader) -> this.checklists.tick(reader, act.number(), item, done));
	}

	@PostMapping("/items/{item}/position")
	ModelAndView move(@ModelAttribute("act") Act act, @PathVariable long item, @RequestParam String direction) {
		return change(act, (reader) -> this.checklists.move(reader, act.number(), item, direction.equals("up")));
	}

	@PostMapping("/items/{item}/deletion")
	ModelAndView remove(@ModelAttribute("act") Act act, @PathVariable long item) {
		return change(act, (reader) -> this.checklists.remove(reader, act.number(), item));
	}

	/** Says what goes with it. */
	@GetMapping("/{list}/deletion")
	ModelAndView confirm(@ModelAttribute("act") Act act, @PathVariable long list) {
		Ticket ticket = this.tickets.byNumber(act.reader(), act.number());
		Checklist found = this.checklists.of(ticket.id(), act.locale())
			.stream()
			.filter((one) -> one.id() == list)
			.findFirst()
			.orElseThrow(ItemNotFound::new);
		return new ModelAndView("checklists/detach" + act.part()).addObject("ticket", ticket).addObject("list", found);
	}

	@PostMapping("/{list}/deletion")
	ModelAndView detach(@ModelAttribute("act") Act act, @PathVariable long list, RedirectAttributes flash) {
		this.checklists.detach(act.reader(), act.number(), list, act.locale());
		return Done.at(act.ticket(), say("checklists.done.removed", act.locale())).answer(act.htmx(), flash);
	}

	private ModelAndView change(Act act, Consumer<Reader.OfDesk> verb) {
		verb.accept(act.reader());
		return shown(act, 0, "", null);
	}

	// The panel anew where the page swaps it in; else the ticket, or with a refusal the
	// list alone
	private ModelAndView shown(Act act, long list, String typed, @Nullable Refusal wrong) {
		if (act.htmx() == null && wrong == null) {
			return new ModelAndView("redirect:" + act.ticket() + "#checklists");
		}
		Ticket ticket = this.tickets.byNumber(act.reader(), act.number());
		ModelAndView page = new ModelAndView((act.htmx() != null) ? "checklists/panel :: panel" : "checklists/lists")
			.addObject("panel", new ChecklistPanel.Model(act.number(), false,
					this.checklists.of(ticket.id(), act.locale()), this.staff.agent(act.me().id()).timeZone()));
		if (wrong != null) {
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			page.addObject("wrong", new Wrong(list, typed, say(wrong.key(), act.locale(), wrong.arguments())));
		}
		return page;
	}

	private ModelAndView choosing(Act act, String name, String text, @Nullable InvalidText wrong) {
		Ticket ticket = this.tickets.byNumber(act.reader(), act.number());
		Map<Long, String> offered = this.checklists.offered(act.locale());
		ModelAndView page = new ModelAndView("checklists/attach" + act.part()).addObject("ticket", ticket)
			.addObject("offered", offered)
			.addObject("lead", act.me().role().includes(Role.LEAD))
			.addObject("name", name)
			.addObject("text", text);
		if (wrong != null) {
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			page.addObject("field", wrong.field());
			page.addObject("error", say(wrong.key(), act.locale(), wrong.arguments()));
		}
		return page;
	}

	private String say(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

	/** Who does it, to which ticket, from what kind of page. */
	record Act(SignedInAgent me, long number, @Nullable String htmx, Locale locale) {

		Reader.OfDesk reader() {
			return Reader.OfDesk.of(this.me);
		}

		String ticket() {
			return "/desk/tickets/" + this.number;
		}

		String part() {
			return (this.htmx != null) ? " :: ask" : "";
		}

	}

	/** What is wrong about what was typed into a list. */
	public record Wrong(long list, String typed, String error) {
	}

}
