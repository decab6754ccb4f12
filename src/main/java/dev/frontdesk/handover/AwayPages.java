package dev.frontdesk.handover;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.shell.Face;
import dev.frontdesk.staff.Absence;
import dev.frontdesk.staff.Absences;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.AgentNotFound;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Told;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Going away, for oneself or, by who leads, for someone else; and who is away. */
@Controller
@RequestMapping("/desk/away")
class AwayPages {

	private final Absences absences;

	private final HandOvers handOvers;

	private final Staff staff;

	private final TransactionOperations transactions;

	AwayPages(Absences absences, HandOvers handOvers, Staff staff, TransactionOperations transactions) {
		this.absences = absences;
		this.handOvers = handOvers;
		this.staff = staff;
		this.transactions = transactions;
	}

	@GetMapping
	String own(@AuthenticationPrincipal SignedInAgent me, Model model) {
		return show(me, me.id(), model);
	}

	@GetMapping("/{id:\\d{1,18}}")
	String show(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, Model model) {
		Agent agent = agent(me, id);
		model.addAttribute("form", new Form("OUT_OF_OFFICE", "", "KEEP", ""));
		return page(me, agent, model);
	}

	@PostMapping("/{id:\\d{1,18}}")
	String go(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, @ModelAttribute("form") Form form,
			BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes told) {
		Agent agent = agent(me, id);
		if (Told.accepted(errors, () -> this.transactions.executeWithoutResult((status) -> go(me, agent, form)))) {
			told.addFlashAttribute("saved", true);
			return "redirect:/desk/away/" + id;
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return page(me, agent, model);
	}

	private void go(SignedInAgent me, Agent agent, Form form) {
		Actor by = Actor.agent(me.id());
		if (agent.active()) {
			this.absences.goAway(by, agent.id(), form.absenceReason(), form.time(agent.timeZone()));
		}
		switch ((form.tickets() != null) ? form.tickets() : "KEEP") {
			case "QUEUE" -> this.handOvers.begin(by, agent.id(), null);
			case "COLLEAGUE" -> this.handOvers.begin(by, agent.id(), colleague(agent, form.colleague()).id());
			default -> {
			}
		}
	}

	private Agent colleague(Agent leaving, @Nullable String typed) {
		return this.staff.active()
			.stream()
			.filter((one) -> one.id() != leaving.id() && one.available() && Long.toString(one.id()).equals(typed))
			.findFirst()
			.orElseThrow(() -> new InvalidText("colleague", "handover.colleague.invalid"));
	}

	@PostMapping("/{id:\\d{1,18}}/return")
	String comeBack(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		this.absences.comeBack(Actor.agent(me.id()), agent(me, id).id());
		return "redirect:/desk/away/" + id;
	}

	// Another's page is there for who leads alone
	private Agent agent(SignedInAgent me, long id) {
		if (id != me.id() && !me.role().includes(Role.LEAD)) {
			throw new AgentNotFound();
		}
		return this.staff.agents(List.of(id)).stream().findFirst().orElseThrow(AgentNotFound::new);
	}

	private String page(SignedInAgent me, Agent agent, Model model) {
		List<Agent> colleagues = this.staff.active();
		Map<Long, Absence> away = this.absences.all();
		model.addAttribute("agent", new Person(agent.id(), agent.name(), agent.active(), agent.available()));
		model.addAttribute("own", agent.id() == me.id());
		model.addAttribute("lead", me.role().includes(Role.LEAD));
		model.addAttribute("absence", away.get(agent.id()));
		model.addAttribute("zone", agent.timeZone());
		model.addAttribute("reasons", Absence.Reason.values());
		model.addAttribute("open", this.handOvers.open(agent.id()));
		model.addAttribute("underWay", this.handOvers.underWay(agent.id()));
		model.addAttribute("colleagues",
				colleagues.stream()
					.filter((one) -> one.id() != agent.id() && one.available())
					.map((one) -> new Person(one.id(), one.name(), true, true))
					.toList());
		List<Away> others = new ArrayList<>();
		for (Agent one : colleagues) {
			Absence absence = away.get(one.id());
			if (!one.available() || absence != null) {
				others.add(new Away(one.id(), one.name(), Face.of(one.name()),
						(absence != null) ? absence.reason().name() : "OTHER",
						(absence != null) ? absence.until() : null));
			}
		}
		model.addAttribute("away", others);
		return "handover/away";
	}

	record Person(long id, String name, boolean active, boolean available) {
	}

	record Away(long id, String name, Face face, String reason, @Nullable Instant until) {
	}

	record Form(@Nullable String reason, @Nullable String until, @Nullable String tickets, @Nullable String colleague) {

		Absence.Reason absenceReason() {
			return Stream.of(Absence.Reason.values())
				.filter((one) -> one.name().equals(this.reason))
				.findFirst()
				.orElseThrow(() -> new InvalidText("reason", "handover.reason.invalid"));
		}

		@Nullable Instant time(ZoneId zone) {
			if (this.until == null || this.until.isBlank()) {
				return null;
			}
			try {
				return LocalDateTime.parse(this.until.strip()).atZone(zone).toInstant();
			}
			catch (DateTimeException ex) {
				throw new InvalidText("until", "staff.away.until.invalid");
			}
		}

	}

}
