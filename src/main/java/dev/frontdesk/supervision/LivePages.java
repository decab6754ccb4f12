package dev.frontdesk.supervision;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.frontdesk.language.Languages;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** The page of the chats that go on now. */
@Controller
class LivePages {

	private final LiveChats chats;

	private final AgentLoads loads;

	private final Staff staff;

	LivePages(LiveChats chats, AgentLoads loads, Staff staff) {
		this.chats = chats;
		this.loads = loads;
		this.staff = staff;
	}

	@GetMapping("/desk/live")
	ModelAndView now(@AuthenticationPrincipal SignedInAgent me, LiveFilter filter,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		Reader.OfDesk lead = Reader.OfDesk.of(Lead.require(me));
		List<Agent> agents = this.staff.active();
		List<Team> teams = this.staff.teams();
		LiveChats.Sum sum = this.chats.sum(lead);
		return new ModelAndView("supervision/live" + ((htmx != null) ? " :: now" : ""))
			.addObject("shown", this.chats.page(lead, filter))
			.addObject("sum", sum)
			.addObject("loads", this.loads.of(filter.teamId()))
			.addObject("filter", filter)
			.addObject("teams", teams.stream().collect(Collectors.toMap(Team::id, (team) -> team.name(locale))))
			.addObject("agents", agents)
			.addObject("languages", languages(sum.languages(), filter, locale))
			.addObject("zone", zone(agents, me.id()));
	}

	private static Map<String, String> languages(List<String> spoken, LiveFilter filter, Locale reader) {
		Map<String, String> languages = new TreeMap<>();
		spoken.forEach((tag) -> languages.put(tag, Languages.name(tag, reader)));
		String chosen = filter.tag();
		if (chosen != null) {
			languages.putIfAbsent(chosen, Languages.name(chosen, reader));
		}
		return languages;
	}

	private static ZoneId zone(List<Agent> agents, long id) {
		return agents.stream()
			.filter((one) -> one.id() == id)
			.map(Agent::timeZone)
			.findFirst()
			.orElse(ZoneId.of("UTC"));
	}

}
