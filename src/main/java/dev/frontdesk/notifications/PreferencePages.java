package dev.frontdesk.notifications;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.web.InvalidText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How an agent wishes to be told, and in which browsers. */
@Controller
@RequestMapping("/desk/profile/notifications")
class PreferencePages {

	static final List<Integer> DIGESTS = List.of(0, 5, 15, 30, 60, 240);

	private static final String HERE = "redirect:/desk/profile/notifications";

	private final Preferences preferences;

	private final PushDevices devices;

	private final PushKeys keys;

	private final PushLine line;

	private final PushWords words;

	private final Staff staff;

	PreferencePages(Preferences preferences, PushDevices devices, PushKeys keys, PushLine line, PushWords words,
			Staff staff) {
		this.preferences = preferences;
		this.devices = devices;
		this.keys = keys;
		this.line = line;
		this.words = words;
		this.staff = staff;
	}

	@GetMapping
	String show(@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader) {
		return page(me, Form.of(this.preferences.of(me.id())), model, reader);
	}

	@PostMapping
	String keep(@AuthenticationPrincipal SignedInAgent me, @RequestParam MultiValueMap<String, String> typed,
			Model model, Locale reader, HttpServletResponse response, RedirectAttributes told) {
		Form form = Form.typed(typed);
		try {
			this.preferences.keep(me.id(), form.wishes(me.role() == Role.ADMIN));
		}
		catch (InvalidText ex) {
			response.setStatus(ex.status().value());
			model.addAttribute("field", ex.field());
			model.addAttribute("refusal", ex.key());
			return page(me, form, model, reader);
		}
		told.addFlashAttribute("saved", true);
		return HERE;
	}

	/** Asked for by the page's script, which has the browser's permission. */
	@PostMapping("/devices")
	String allow(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "") String endpoint,
			@RequestParam(defaultValue = "") String p256dh, @RequestParam(defaultValue = "") String auth,
			@RequestHeader(name = "User-Agent", defaultValue = "") String userAgent, HttpServletRequest request) {
		this.devices.allow(me.id(), endpoint, p256dh, auth, userAgent, request.getSession().getId());
		return HERE;
	}

	@PostMapping("/devices/{id}/removal")
	String remove(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		this.devices.remove(me.id(), id);
		return HERE;
	}

	/** To every browser of this agent's, even the one before them. */
	@PostMapping("/devices/trial")
	String tryOut(@AuthenticationPrincipal SignedInAgent me, RedirectAttributes told) {
		Agent agent = this.staff.agent(me.id());
		int reached = 0;
		for (PushDevices.Device device : this.devices.of(me.id())) {
			switch (this.line.send(device, this.words.trial(agent), true)) {
				case SENT -> reached++;
				case GONE -> this.devices.gone(device.endpoint());
				case LATER, REFUSED -> {
				}
			}
		}
		told.addFlashAttribute("reached", reached);
		return HERE;
	}

	private String page(SignedInAgent me, Form form, Model model, Locale reader) {
		Agent agent = this.staff.agent(me.id());
		model.addAttribute("form", form);
		model.addAttribute("email", agent.email());
		model.addAttribute("zone", agent.timeZone());
		model.addAttribute("kinds",
				Stream.of(NoticeKind.values()).filter((kind) -> me.role() == Role.ADMIN || !kind.forAdmins()).toList());
		model.addAttribute("ways", Way.values());
		model.addAttribute("digests", DIGESTS);
		model.addAttribute("says", Wishes.PushSays.values());
		model.addAttribute("days",
				Arrays.stream(DayOfWeek.values())
					.map((day) -> new Day(day.getValue(), day.getDisplayName(TextStyle.FULL_STANDALONE, reader)))
					.toList());
		model.addAttribute("devices", this.devices.of(me.id()));
		model.addAttribute("key", this.keys.pair().open());
		return "notifications/preferences";
	}

	record Day(int number, String name) {
	}

	/**
	 * As ticked and typed.
	 *
	 * @param ways such as {@code ASSIGNED.MAIL}
	 * @param quiet the weekdays with quiet hours
	 * @param from by weekday, as typed
	 */
	record Form(Set<String> ways, Set<Integer> quiet, Map<Integer, String> from, Map<Integer, String> until,
			boolean urgentPasses, int digest, String pushSays) {

		static Form of(Wishes wishes) {
			Map<Integer, String> from = new TreeMap<>();
			Map<Integer, String> until = new TreeMap<>();
			for (DayOfWeek day : DayOfWeek.values()) {
				Wishes.Rest rest = wishes.rest().get(day);
				from.put(day.getValue(), (rest != null) ? rest.from().toString() : "18:00");
				until.put(day.getValue(), (rest != null) ? rest.until().toString() : "08:00");
			}
			return new Form(
					Stream.of(NoticeKind.values())
						.flatMap((kind) -> Stream.of(Way.values())
							.filter((way) -> wishes.wants(kind, way))
							.map((way) -> kind + "." + way))
						.collect(Collectors.toSet()),
					wishes.rest().keySet().stream().map(DayOfWeek::getValue).collect(Collectors.toSet()), from, until,
					wishes.urgentPasses(), (int) wishes.digest().toMinutes(), wishes.pushSays().name());
		}

		static Form typed(MultiValueMap<String, String> typed) {
			Map<Integer, String> from = new TreeMap<>();
			Map<Integer, String> until = new TreeMap<>();
			Set<Integer> quiet = new TreeSet<>();
			for (DayOfWeek day : DayOfWeek.values()) {
				int number = day.getValue();
				from.put(number, first(typed, "from-" + number));
				until.put(number, first(typed, "until-" + number));
				if (typed.containsKey("quiet-" + number)) {
					quiet.add(number);
				}
			}
			String digest = first(typed, "digest");
			return new Form(Set.copyOf(typed.getOrDefault("way", List.of())), quiet, from, until,
					typed.containsKey("urgentPasses"), digest.matches("\\d{1,3}") ? Integer.parseInt(digest) : -1,
					first(typed, "pushSays"));
		}

		private static String first(MultiValueMap<String, String> typed, String name) {
			String value = typed.getFirst(name);
			return (value != null) ? value.strip() : "";
		}

		public boolean wants(NoticeKind kind, Way way) {
			return this.ways.contains(kind + "." + way);
		}

		// What is not asked of someone stays as it usually is
		Wishes wishes(boolean admin) {
			Map<NoticeKind, Set<Way>> wanted = new EnumMap<>(NoticeKind.class);
			for (NoticeKind kind : NoticeKind.values()) {
				Set<Way> chosen = EnumSet.noneOf(Way.class);
				Stream.of(Way.values())
					.filter((way) -> (kind.forAdmins() && !admin) ? kind.usually(way) : wants(kind, way))
					.forEach(chosen::add);
				wanted.put(kind, chosen);
			}
			Map<DayOfWeek, Wishes.Rest> rest = new EnumMap<>(DayOfWeek.class);
			for (int day : this.quiet) {
				rest.put(DayOfWeek.of(day), new Wishes.Rest(time("from-" + day, this.from.getOrDefault(day, "")),
						time("until-" + day, this.until.getOrDefault(day, ""))));
			}
			if (!DIGESTS.contains(this.digest)) {
				throw new InvalidText("digest", "notifications.digest.invalid");
			}
			Wishes.PushSays says = Stream.of(Wishes.PushSays.values())
				.filter((one) -> one.name().equals(this.pushSays))
				.findFirst()
				.orElseThrow(() -> new InvalidText("pushSays", "notifications.says.invalid"));
			return new Wishes(wanted, rest, this.urgentPasses, Duration.ofMinutes(this.digest), says);
		}

		private static LocalTime time(String field, String typed) {
			try {
				return LocalTime.parse(typed).truncatedTo(ChronoUnit.MINUTES);
			}
			catch (DateTimeException ex) {
				throw new InvalidText(field, "notifications.quiet.invalid");
			}
		}

	}

}
