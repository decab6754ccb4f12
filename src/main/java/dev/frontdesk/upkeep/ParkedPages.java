package dev.frontdesk.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.events.ParkedEvents;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.staff.SignedInAgent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Events that were parked: try again, or let them be. */
@Controller
@RequestMapping("/admin/parked")
class ParkedPages {

	private static final int PAGE = 50;

	private final ParkedEvents parked;

	private final JdbcClient jdbc;

	private final Settings settings;

	private final Audit audit;

	ParkedPages(ParkedEvents parked, JdbcClient jdbc, Settings settings, Audit audit) {
		this.parked = parked;
		this.jdbc = jdbc;
		this.settings = settings;
		this.audit = audit;
	}

	@Bean
	static SettingsPage parkedSettingsPage() {
		return new SettingsPage("parked", "/admin/parked", "upkeep.parked.title", 920);
	}

	@GetMapping
	String all(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
			@RequestParam(defaultValue = "") String reader, Model model) {
		List<ParkedEvents.Parked> found = this.parked.before(before, reader, PAGE + 1);
		List<ParkedEvents.Parked> shown = found.subList(0, Math.min(PAGE, found.size()));
		Map<Long, Long> numbers = numbers(shown);
		model.addAttribute("rows",
				shown.stream()
					.map((one) -> new Row(one.reader(), one.eventId(), numbers.get(one.ticketId()), one.field(),
							one.error(), one.at()))
					.toList());
		model.addAttribute("next", (found.size() > PAGE) ? after(shown.getLast()) : null);
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "upkeep/parked";
	}

	// Several readers may have parked the same event
	private static String after(ParkedEvents.Parked last) {
		return UriComponentsBuilder.fromPath("/admin/parked")
			.queryParam("before", last.eventId())
			.queryParam("reader", "{reader}")
			.encode()
			.buildAndExpand(last.reader())
			.toUriString();
	}

	private Map<Long, Long> numbers(List<ParkedEvents.Parked> shown) {
		List<Long> ids = shown.stream().map(ParkedEvents.Parked::ticketId).distinct().toList();
		return ids.isEmpty() ? Map.of()
				: this.jdbc.sql("select id, number from ticket where id in (:ids)")
					.param("ids", ids)
					.query((row, number) -> Map.entry(row.getLong(1), row.getLong(2)))
					.list()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	@PostMapping("/{reader}/{event}/trial")
	String retry(@PathVariable String reader, @PathVariable long event, RedirectAttributes told) {
		told.addFlashAttribute("taken", this.parked.retry(reader, event));
		return "redirect:/admin/parked";
	}

	@PostMapping("/{reader}/{event}/dismissal")
	String dismiss(@PathVariable String reader, @PathVariable long event,
			@AuthenticationPrincipal SignedInAgent admin) {
		if (this.parked.dismiss(reader, event)) {
			this.audit.record(Actor.agent(admin.id()), "event.dismissed", "event", event, reader);
		}
		return "redirect:/admin/parked";
	}

	record Row(String reader, long eventId, @Nullable Long number, String field, String error, Instant at) {
	}

}
