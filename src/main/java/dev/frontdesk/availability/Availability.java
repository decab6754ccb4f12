package dev.frontdesk.availability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.frontdesk.language.Languages;
import dev.frontdesk.live.PresenceChanged;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.WidgetText;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What a visitor may expect of the desk, by widget and language.
 *
 * <p>
 * The expected reply time is the median of how long the latest visitors of the same
 * widget and language waited for their first answer — the last {@value #SAMPLES} of those
 * who began in office hours within {@value #WINDOW_DAYS} days — times one plus the number
 * of those waiting ahead for each agent who is here and speaks the language. From fewer
 * than {@value #ENOUGH} nothing is promised.
 *
 * <p>
 * All visitors are told from what one look a few seconds ago has found; none of them
 * causes a query.
 */
@Service
public class Availability {

	static final int WINDOW_DAYS = 14;

	static final int SAMPLES = 50;

	static final int ENOUGH = 5;

	private static final int READ = 5_000;

	/** As what a number of minutes is told: nobody waits by the second. */
	private static final int[] STEPS = { 1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120 };

	private static final String NOW = "now";

	private final Cache<String, Look> looks = Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(3)).build();

	private final Cache<String, Map<Waits.Door, List<Waits.Reply>>> replies = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	private final Roster roster;

	private final Waits waits;

	private final MessageSource messages;

	private final Clock clock;

	Availability(Roster roster, Waits waits, MessageSource messages, Clock clock) {
		this.roster = roster;
		this.waits = waits;
		this.messages = messages;
		this.clock = clock;
	}

	public State of(Widget widget, Locale reader) {
		Look look = this.looks.get(NOW, (key) -> new Look(this.roster.now(), this.waits.waiting()));
		Roster.Now now = look.now();
		List<Roster.Person> here = now.serving(widget.id());
		String language = reader.getLanguage();
		List<Roster.Person> speakers = here.stream().filter((one) -> one.speaks(language)).toList();
		Mode mode = here.isEmpty() ? Mode.AWAY : speakers.isEmpty() ? Mode.LANGUAGE : Mode.ONLINE;
		Integer minutes = (mode == Mode.ONLINE) ? minutes(widget.id(), language, look, speakers.size()) : null;
		Instant opens = (mode == Mode.ONLINE) ? null : opens(now, widget.id(), language, mode);
		return new State(mode, text(mode, widget, reader), more(mode, minutes, opens, reader), opens,
				Languages.SHIPPED.stream()
					.map(Locale::getLanguage)
					.filter((other) -> mode == Mode.LANGUAGE && here.stream().anyMatch((one) -> one.speaks(other)))
					.toList(),
				(speakers.isEmpty() ? here : speakers).stream().map(Roster.Person::name).toList());
	}

	private @Nullable Integer minutes(long widgetId, String language, Look look, int agents) {
		Waits.Door door = new Waits.Door(widgetId, language);
		List<Waits.Reply> recent = this.replies.get(NOW, (key) -> grouped())
			.getOrDefault(door, List.of())
			.stream()
			.filter((reply) -> look.now().wasOpen(widgetId, reply.begun()))
			.limit(SAMPLES)
			.sorted(Comparator.comparing(Waits.Reply::took))
			.toList();
		return (recent.size() < ENOUGH) ? null
				: told(recent.get(recent.size() / 2).took(), look.waiting().getOrDefault(door, 0), agents);
	}

	/** How many minutes are said; -1 for longer than is worth waiting. */
	static int told(Duration median, int ahead, int agents) {
		double minutes = median.toMillis() / 60_000.0 * (1 + ahead / (double) Math.max(1, agents));
		for (int step : STEPS) {
			if (minutes <= step) {
				return step;
			}
		}
		return -1;
	}

	private Map<Waits.Door, List<Waits.Reply>> grouped() {
		Map<Waits.Door, List<Waits.Reply>> grouped = new HashMap<>();
		Instant since = this.clock.instant().minus(Duration.ofDays(WINDOW_DAYS));
		this.waits.replies(since, READ)
			.forEach((reply) -> grouped.computeIfAbsent(reply.door(), (key) -> new java.util.ArrayList<>()).add(reply));
		return grouped;
	}

	// Of those who speak the language, if it is known of any of them
	private static @Nullable Instant opens(Roster.Now now, long widgetId, String language, Mode mode) {
		Optional<Instant> speakers = earliest(now, widgetId,
				now.people().stream().filter((one) -> one.speaks(language)).toList());
		return ((speakers.isPresent() || mode == Mode.LANGUAGE) ? speakers : earliest(now, widgetId, now.people()))
			.orElse(null);
	}

	private static Optional<Instant> earliest(Roster.Now now, long widgetId, List<Roster.Person> people) {
		return people.stream().flatMap((one) -> now.begins(one, widgetId).stream()).min(Instant::compareTo);
	}

	private String text(Mode mode, Widget widget, Locale reader) {
		if (mode == Mode.LANGUAGE) {
			return say("availability.language", reader);
		}
		WidgetText text = (mode == Mode.ONLINE) ? WidgetText.ONLINE : WidgetText.AWAY;
		return widget.look().text(text, reader).orElseGet(() -> say(text.key(), reader));
	}

	private String more(Mode mode, @Nullable Integer minutes, @Nullable Instant opens, Locale reader) {
		if (mode == Mode.ONLINE) {
			return (minutes == null) ? say("availability.soon", reader)
					: (minutes < 0) ? say("availability.long", reader) : say("availability.minutes", reader, minutes);
		}
		return (opens == null) ? ""
				: say((mode == Mode.AWAY) ? "availability.opens" : "availability.language.opens", reader, "{at}");
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	@EventListener
	void changed(PresenceChanged change) {
		if (change.party().kind().equals("agent")) {
			this.looks.invalidateAll();
		}
	}

	@TransactionalEventListener(fallbackExecution = true)
	void changed(Calendars.HoursChanged change) {
		this.looks.invalidateAll();
	}

	/** What is known is looked up anew. */
	void forget() {
		this.roster.forget();
		this.looks.invalidateAll();
		this.replies.invalidateAll();
	}

	private record Look(Roster.Now now, Map<Waits.Door, Integer> waiting) {
	}

	public enum Mode {

		/** Somebody who speaks the visitor's language takes chats now. */
		ONLINE,
		/** Somebody does, in other languages. */
		LANGUAGE,
		/** Nobody does. */
		AWAY

	}

	/**
	 * @param text how it is
	 * @param more what to expect, with {@code {at}} for the time of {@code opens}, which
	 * the visitor's own browser knows to say
	 * @param opens when somebody will be there; null when it is not known
	 * @param languages in which somebody is there while nobody speaks the visitor's
	 * @param names of who is here, those who speak the visitor's language if any do
	 */
	public record State(Mode mode, String text, String more, @Nullable Instant opens, List<String> languages,
			List<String> names) {
	}

}
