package dev.frontdesk.inbox;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.AgentNotFound;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Level;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an agent does to a ticket, each a noun. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class TicketActions {

	private final Tickets tickets;

	private final Categories categories;

	private final Staff staff;

	private final DeskPages pages;

	private final Readings readings;

	private final MessageSource messages;

	TicketActions(Tickets tickets, Categories categories, Staff staff, DeskPages pages, Readings readings,
			MessageSource messages) {
		this.tickets = tickets;
		this.categories = categories;
		this.staff = staff;
		this.pages = pages;
		this.readings = readings;
		this.messages = messages;
	}

	@ModelAttribute("act")
	Act act(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam(required = false) @Nullable String view,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		return new Act(me, number, view, htmx != null, locale);
	}

	@PostMapping("/assignment")
	ModelAndView assign(@ModelAttribute("act") Act act, @RequestParam(defaultValue = "") String agent) {
		Long wanted = "me".equals(agent) ? Long.valueOf(act.me().id()) : id(agent);
		if (wanted != null) {
			Agent colleague = this.staff.agent(wanted);
			if (!colleague.active()) {
				throw new AgentNotFound();
			}
		}
		return undoable(act, "assigned", () -> this.tickets.assign(act.reader(), act.number(), wanted));
	}

	@PostMapping("/status")
	ModelAndView become(@ModelAttribute("act") Act act, @RequestParam Status status) {
		List<String> left = (status == Status.SOLVED)
				? this.tickets.leftUndone(act.reader(), act.number(), act.locale()) : List.of();
		Undo undo = Undo.of(
				this.tickets.noting(act.reader(), act.number(),
						() -> this.tickets.changeStatus(act.reader(), act.number(), status)),
				(status == Status.SOLVED) ? "solved" : "changed");
		return done(act, (undo != null) ? undo.leaving(left) : null);
	}

	@PostMapping("/shelf")
	ModelAndView put(@ModelAttribute("act") Act act, @RequestParam Shelf shelf) {
		return undoable(act, switch (shelf) {
			case SPAM -> "spam";
			case TRASH -> "trash";
			case DESK -> "desk";
		}, () -> this.tickets.put(act.reader(), act.number(), shelf));
	}

	/** Takes back what was just done, as the answer to it offers. */
	@PostMapping("/undo")
	ModelAndView undo(@ModelAttribute("act") Act act, @RequestParam long from, @RequestParam long to) {
		this.tickets.takeBack(act.reader(), act.number(), new Tickets.Span(from, to));
		ModelAndView page = done(act, null);
		return act.fragment() ? page.addObject("undone", true) : page;
	}

	@PostMapping("/team")
	ModelAndView send(@ModelAttribute("act") Act act, @RequestParam(defaultValue = "") String team) {
		Long wanted = id(team);
		if (wanted != null) {
			this.staff.team(wanted);
		}
		return change(act, (reader) -> this.tickets.sendToTeam(reader, act.number(), wanted));
	}

	@PostMapping("/priority")
	ModelAndView overrule(@ModelAttribute("act") Act act, @RequestParam Priority priority) {
		return change(act, (reader) -> this.tickets.overrulePriority(reader, act.number(), priority));
	}

	@PostMapping("/weight")
	ModelAndView weigh(@ModelAttribute("act") Act act, @RequestParam Level urgency, @RequestParam Level impact,
			@RequestParam(required = false) @Nullable Level seenUrgency,
			@RequestParam(required = false) @Nullable Level seenImpact) {
		return change(act, (reader) -> this.tickets.weigh(reader, act.number(),
				(urgency != seenUrgency) ? urgency : null, (impact != seenImpact) ? impact : null));
	}

	@PostMapping("/category")
	ModelAndView categorise(@ModelAttribute("act") Act act, @RequestParam(defaultValue = "") String category) {
		Long wanted = id(category);
		if (wanted != null
				&& this.categories.choices(act.locale()).stream().noneMatch((choice) -> choice.id() == wanted)) {
			throw new NoSuchChoice();
		}
		return change(act, (reader) -> this.tickets.categorise(reader, act.number(), wanted));
	}

	@PostMapping("/kind")
	ModelAndView call(@ModelAttribute("act") Act act, @RequestParam Kind kind) {
		return change(act, (reader) -> this.tickets.callIt(reader, act.number(), kind));
	}

	@PostMapping("/tags")
	ModelAndView tag(@ModelAttribute("act") Act act, @RequestParam(defaultValue = "") String tags,
			@RequestParam(required = false) @Nullable String seen) {
		return typed(act, new Typed("tags", tags, seen), (reader) -> {
			if (seen != null) {
				this.tickets.tag(reader, act.number(), seen, tags);
			}
			else {
				this.tickets.tag(reader, act.number(), tags);
			}
		});
	}

	@PostMapping("/subject")
	ModelAndView rename(@ModelAttribute("act") Act act, @RequestParam(defaultValue = "") String subject) {
		return typed(act, new Typed("subject", subject, null),
				(reader) -> this.tickets.rename(reader, act.number(), subject));
	}

	@PostMapping("/seen")
	ResponseEntity<Void> see(@ModelAttribute("act") Act act, @RequestParam long seen, HttpServletResponse response) {
		this.tickets.seenByDesk(act.reader(), act.number(), seen);
		this.readings.read(act.reader(), act.number(), seen);
		return ResponseEntity.noContent().build();
	}

	private ModelAndView undoable(Act act, String done, Runnable deed) {
		return done(act, Undo.of(this.tickets.noting(act.reader(), act.number(), deed), done));
	}

	private ModelAndView change(Act act, Consumer<Reader.OfDesk> verb) {
		verb.accept(act.reader());
		return done(act, null);
	}

	private ModelAndView typed(Act act, Typed typed, Consumer<Reader.OfDesk> verb) {
		try {
			return change(act, verb);
		}
		catch (InvalidText ex) {
			ModelAndView page = act.fragment() ? changed(act, null)
					: this.pages.thread(act.me(), act.number(), DeskPages.Where.in(act.view()), act.locale());
			page.addObject("refused",
					new Refused(typed, this.messages.getMessage(ex.key(), ex.arguments(), act.locale())));
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
	}

	private ModelAndView done(Act act, @Nullable Undo undo) {
		if (act.fragment()) {
			return changed(act, undo);
		}
		ModelAndView redirect = new ModelAndView("redirect:/desk/tickets/" + act.number());
		redirect.addObject("view", DeskPages.Where.in(act.view()).viewOrFirst());
		return (undo != null) ? redirect.addObject("undo", undo.encode()) : redirect;
	}

	private ModelAndView changed(Act act, @Nullable Undo undo) {
		ModelAndView page = this.pages.threadOnly(act.me(), act.number(), DeskPages.Where.in(act.view()), act.locale());
		page.setViewName("inbox/thread :: changed");
		return page.addObject("undo", undo);
	}

	private static @Nullable Long id(String typed) {
		if (typed.isBlank()) {
			return null;
		}
		if (!typed.matches("\\d{1,18}")) {
			throw new NoSuchChoice();
		}
		return Long.valueOf(typed);
	}

	/**
	 * Who does it, to which ticket, from which list.
	 *
	 * @param fragment whether the page swaps in the answer, rather than loading anew
	 */
	record Act(SignedInAgent me, long number, @Nullable String view, boolean fragment, Locale locale) {

		Reader.OfDesk reader() {
			return Reader.OfDesk.of(this.me);
		}

	}

	/**
	 * @param seen what stood in the field before; null where that does not matter
	 */
	record Typed(String field, String text, @Nullable String seen) {
	}

	/** What was typed, kept in the field. */
	public record Refused(Typed what, String error) {

		public boolean is(String name) {
			return this.what.field().equals(name);
		}

		public String typed() {
			return this.what.text();
		}

		public @Nullable String seen() {
			return this.what.seen();
		}

	}

}
