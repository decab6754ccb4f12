package dev.frontdesk.proactive;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.frontdesk.availability.Calendars;
import dev.frontdesk.goals.Goal;
import dev.frontdesk.goals.Goals;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.widgets.BroughtScript;
import dev.frontdesk.widgets.LoaderPart;
import dev.frontdesk.widgets.PagePattern;
import dev.frontdesk.widgets.UnknownWidget;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The one file with which a browser judges by itself: the script, and in it the messages
 * and goals of one widget. Its address is this very text's for ever; the loader names it
 * where there is something to judge.
 */
@Controller
class MessageFile implements LoaderPart {

	private static final String HOUSE = "{/* house */}";

	/** More pages than these the loader does not carry, but asks everywhere. */
	private static final int FEW = 10;

	private final String script;

	/** Messages and goals are seen at once when they change, all else in seconds. */
	private final Cache<Judged, BroughtScript> written = Caffeine.newBuilder()
		.maximumSize(100)
		.expireAfterWrite(Duration.ofSeconds(5))
		.build();

	private final Messages messages;

	private final Goals goals;

	private final Widgets widgets;

	private final Settings settings;

	private final Calendars calendars;

	private final OurNames names;

	private final MessageSource words;

	private final JsonMapper json;

	MessageFile(Messages messages, Goals goals, Widgets widgets, Settings settings, Calendars calendars, OurNames names,
			MessageSource words, JsonMapper json) throws IOException {
		this.calendars = calendars;
		this.names = names;
		this.messages = messages;
		this.goals = goals;
		this.widgets = widgets;
		this.settings = settings;
		this.words = words;
		this.json = json;
		this.script = BroughtScript.read("static/proactive/messages.js");
	}

	/**
	 * {@code says}: the file; {@code talks}: it is wanted before the page asks, so many
	 * seconds after, and on which pages.
	 */
	@Override
	public Map<String, Object> of(Widget widget) {
		List<ProactiveMessage> live = this.messages.live(widget);
		List<Goal> counted = this.goals.active();
		Map<String, Object> part = new LinkedHashMap<>();
		if (!live.isEmpty() || !counted.isEmpty()) {
			part.put("says", written(new Judged(widget.id(), live, counted), widget).hash());
		}
		if (!live.isEmpty()) {
			part.put("talks", soonest(live));
		}
		return part;
	}

	@GetMapping("/widget/says/{key}/{hash}.js")
	ResponseEntity<String> file(@PathVariable String key, @PathVariable String hash) {
		Widget widget = this.widgets.byKey(key).filter(Widget::enabled).orElseThrow(UnknownWidget::new);
		return written(new Judged(widget.id(), this.messages.live(widget), this.goals.active()), widget).answer(hash);
	}

	// Earlier than any of them could show there is nothing to judge
	private static Map<String, Object> soonest(List<ProactiveMessage> live) {
		List<Conditions> asked = live.stream().map(ProactiveMessage::conditions).toList();
		Map<String, Object> soonest = new LinkedHashMap<>();
		soonest.put("after", asked.stream().mapToInt(Conditions::judgedAfter).min().orElse(1));
		List<String> pages = asked.stream()
			.flatMap((one) -> one.on().stream())
			.map(PagePattern::encoded)
			.distinct()
			.toList();
		if (pages.size() <= FEW && asked.stream().noneMatch((one) -> one.on().isEmpty())) {
			soonest.put("on", pages);
		}
		return soonest;
	}

	private BroughtScript written(Judged judged, Widget widget) {
		return this.written.get(judged, (one) -> BroughtScript.of(text(widget, one.live(), one.counted())));
	}

	private String text(Widget widget, List<ProactiveMessage> live, List<Goal> counted) {
		HouseRule rule = this.messages.rule();
		Map<String, @Nullable Object> house = new LinkedHashMap<>();
		house.put("messages", live.stream().map(MessageFile::judged).toList());
		house.put("goals", counted.stream().map(Goal::key).toList());
		house.put("money", counted.stream().anyMatch(Goal::money) ? 1 : 0);
		house.put("visit", rule.perVisit());
		house.put("apart", rule.apartMinutes() * 60);
		house.put("week", rule.perWeek());
		house.put("hours", live.stream().anyMatch((one) -> one.conditions().hours() != Conditions.Hours.ANY)
				? this.calendars.standardForBrowsers() : Map.of());
		house.put("locale", this.settings.workspace().defaultLocale().toLanguageTag());
		house.put("values", this.names.of(widget));
		Map<String, List<String>> spoken = new LinkedHashMap<>();
		Languages.SHIPPED.forEach((locale) -> spoken.put(locale.toLanguageTag(),
				List.of(say("proactive.bubble.label", locale), say("proactive.bubble.close", locale))));
		house.put("words", spoken);
		return this.script.replace(HOUSE, this.json.writeValueAsString(house).replace("<", "\\u003c"));
	}

	private static Map<String, Object> judged(ProactiveMessage message) {
		Conditions asked = message.conditions();
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("id", message.publicId());
		all.put("on", asked.on().stream().map(PagePattern::encoded).toList());
		all.put("off", asked.off().stream().map(PagePattern::encoded).toList());
		all.put("after", asked.after());
		all.put("scroll", asked.scroll());
		all.put("idle", asked.idle());
		all.put("exit", asked.exit() ? 1 : 0);
		all.put("visits", asked.visits());
		all.put("event", asked.event());
		List<List<String>> attributes = new ArrayList<>();
		asked.attributes()
			.forEach((one) -> attributes
				.add(List.of(one.key(), one.test().name().toLowerCase(Locale.ROOT), one.value())));
		all.put("attributes", attributes);
		all.put("locales", asked.locales().stream().sorted().toList());
		all.put("hours", (asked.hours() == Conditions.Hours.ANY) ? "" : asked.hours().name().toLowerCase(Locale.ROOT));
		all.put("times", asked.times());
		all.put("days", asked.days());
		all.put("hold", message.holdOut());
		all.put("shares", message.variants().stream().map(Variant::share).toList());
		all.put("texts", message.variants().stream().map((one) -> new TreeMap<>(one.text().texts())).toList());
		all.values().removeIf((value) -> value.equals(0) || value.equals("") || value.equals(List.of()));
		return all;
	}

	private String say(String key, Locale locale) {
		return this.words.getMessage(key, null, locale);
	}

	private record Judged(long widgetId, List<ProactiveMessage> live, List<Goal> counted) {
	}

}
