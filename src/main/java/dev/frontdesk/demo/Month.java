package dev.frontdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

/**
 * Plans a month of tickets up to now, the same ones for the same seed. Nothing is written
 * here.
 */
class Month {

	static final int CLOSE_AFTER_DAYS = 10;

	private static final List<String> LANGUAGES = List.of("en", "hu", "th", "ar", "de", "ja", "fr", "es", "pl", "pt",
			"tr", "vi", "it");

	/** Where visitors write before they say who they are. */
	private static final Set<String> NAMELESS = Set.of("en", "es");

	private final Random random;

	private final Instant now;

	private final List<Script> scripts = new ArrayList<>();

	private final Deque<Script> turns = new ArrayDeque<>();

	private final Map<String, Deque<Cast.Shopper>> queues = new HashMap<>();

	Month(long seed, Instant now) {
		this.random = new Random(seed);
		this.now = now;
		LANGUAGES.forEach((language) -> this.scripts.addAll(Script.read(language)));
	}

	/** Oldest first. */
	List<Plot> plots() {
		List<Plot> plots = new ArrayList<>();
		add(plots, 18, Status.NEW);
		add(plots, 42, Status.OPEN);
		add(plots, 24, Status.PENDING);
		add(plots, 16, Status.ON_HOLD);
		add(plots, 52, Status.SOLVED);
		add(plots, 42, Status.CLOSED);
		shelve(plots, "spam", Shelf.SPAM);
		shelve(plots, "trash", Shelf.TRASH);
		followUp(plots);
		plots.sort(Comparator.comparing(Plot::begin));
		return plots;
	}

	private void add(List<Plot> plots, int count, Status end) {
		this.turns.clear();
		int left = count;
		while (left > 0) {
			Plot plot = plot(nextScript(end), end);
			if (plot != null) {
				plots.add(plot);
				left--;
			}
		}
	}

	private Script nextScript(Status end) {
		if (this.turns.isEmpty()) {
			List<Script> fit = new ArrayList<>(
					this.scripts.stream().filter((script) -> !script.followUp() && cut(script, end) > 0).toList());
			Collections.shuffle(fit, this.random);
			this.turns.addAll(fit);
		}
		return this.turns.remove();
	}

	private @Nullable Plot plot(Script script, Status end) {
		Cast.Shopper shopper = nextShopper(script);
		for (int attempt = 0; attempt < 40; attempt++) {
			Plot plot = play(script, shopper, begin(shopper, end), end, Shelf.DESK, false);
			if (fits(plot)) {
				return plot;
			}
		}
		return null;
	}

	private boolean fits(Plot plot) {
		if (plot.last().isAfter(this.now.minusSeconds(90))) {
			return false;
		}
		Instant closes = plot.last().plus(Duration.ofDays(CLOSE_AFTER_DAYS));
		return switch (plot.end()) {
			case SOLVED -> closes.isAfter(this.now.plus(Duration.ofHours(6)));
			case CLOSED -> closes.isBefore(this.now);
			default -> true;
		};
	}

	private Instant begin(Cast.Shopper shopper, Status end) {
		Instant begin = switch (end) {
			case NEW -> ago(Duration.ofMinutes(4), Duration.ofHours(20));
			case OPEN -> ago(Duration.ofMinutes(40), Duration.ofDays(5));
			case PENDING -> ago(Duration.ofHours(3), Duration.ofDays(8));
			case ON_HOLD -> ago(Duration.ofHours(5), Duration.ofDays(9));
			case SOLVED -> ago(Duration.ofHours(8), Duration.ofDays(11));
			case CLOSED -> ago(Duration.ofDays(11), Duration.ofDays(30));
		};
		// Nobody writes at four in the morning: the evening before
		return Hours.awake(shopper.zone(), begin) ? begin : begin.minus(Duration.ofHours(9));
	}

	private Instant ago(Duration least, Duration most) {
		double share = this.random.nextDouble();
		long seconds = least.toSeconds() + (long) (share * share * (most.toSeconds() - least.toSeconds()));
		return this.now.minusSeconds(seconds);
	}

	private Cast.Shopper nextShopper(Script script) {
		boolean nameless = script.channel() == Channel.CHAT && NAMELESS.contains(script.language());
		Deque<Cast.Shopper> queue = this.queues.computeIfAbsent(script.language() + nameless, (key) -> {
			List<Cast.Shopper> all = new ArrayList<>(Cast.SHOPPERS.stream()
				.filter((one) -> one.language().equals(script.language()) && (nameless || !one.anonymous()))
				.toList());
			Collections.shuffle(all, this.random);
			return new ArrayDeque<>(all);
		});
		Cast.Shopper next = queue.remove();
		queue.add(next);
		return next;
	}

	private Plot play(Script script, Cast.Shopper shopper, Instant begin, Status end, Shelf shelf, boolean followsUp) {
		Cast.Colleague agent = agentFor(script, shopper.language(), begin);
		Wording wording = new Wording(shopper, agent, begin, this.random);
		List<Plot.Scene> scenes = new ArrayList<>();
		Instant at = begin;
		for (Script.Line line : script.lines().subList(0, cut(script, end))) {
			at = scenes.isEmpty() ? begin : next(line, script.channel(), agent.zone(), shopper.zone(), at);
			String text = line.part().ofDesk() ? wording.desk(line.text()) : wording.customer(line.text());
			scenes.add(new Plot.Scene(line.part(), text, at));
		}
		boolean taken = scenes.stream().anyMatch((scene) -> scene.part().ofDesk());
		boolean waits = scenes.getLast().part() == Script.Part.CUSTOMER;
		Instant solvedAt = end.unsolved() ? null
				: Hours.atDesk(agent.zone(), at.plusSeconds(60 + this.random.nextInt(1_800)), this.random);
		return new Plot(script, shopper, taken ? agent : null, wording.customer(script.subject()), List.copyOf(scenes),
				end == Status.OPEN && waits && this.random.nextInt(4) == 0, end, shelf, solvedAt, followsUp);
	}

	private Instant next(Script.Line line, Channel channel, ZoneId desk, ZoneId home, Instant before) {
		boolean live = channel == Channel.CHAT;
		if (line.part().ofDesk()) {
			int wait = (line.part() == Script.Part.NOTE) ? 60 + this.random.nextInt(600)
					: live ? 40 + this.random.nextInt(400) : 900 + this.random.nextInt(12_000);
			return Hours.atDesk(desk, before.plusSeconds(wait), this.random);
		}
		int wait = live ? 30 + this.random.nextInt(500) : 1_200 + this.random.nextInt(40_000);
		return Hours.atHome(home, before.plusSeconds(wait), this.random);
	}

	/** How many lines until the ticket stands so; 0 when the script never does. */
	private static int cut(Script script, Status end) {
		List<Script.Line> lines = script.lines();
		return switch (end) {
			case NEW -> 1;
			case OPEN -> lastOf(lines, Script.Part.CUSTOMER, lines.size() - 1);
			case PENDING -> lastOf(lines, Script.Part.ASKS, lines.size());
			case ON_HOLD -> withNotes(lines, lastOf(lines, Script.Part.WAITS, lines.size()));
			case SOLVED, CLOSED -> lines.size();
		};
	}

	private static int lastOf(List<Script.Line> lines, Script.Part part, int limit) {
		for (int i = limit; i > 1; i--) {
			if (lines.get(i - 1).part() == part) {
				return i;
			}
		}
		return 0;
	}

	private static int withNotes(List<Script.Line> lines, int cut) {
		int end = cut;
		while (end > 0 && end < lines.size() && lines.get(end).part() == Script.Part.NOTE) {
			end++;
		}
		return end;
	}

	private Cast.Colleague agentFor(Script script, String language, Instant at) {
		List<Cast.Colleague> able = Cast.COLLEAGUES.stream()
			.filter((one) -> one.languages().contains(language))
			.toList();
		List<Cast.Colleague> ofTeam = able.stream().filter((one) -> memberOf(script.team(), one)).toList();
		List<Cast.Colleague> there = ofTeam.stream().filter((one) -> Hours.works(one.zone(), at)).toList();
		return Stream.of(there, ofTeam, able)
			.filter((some) -> !some.isEmpty())
			.findFirst()
			.map((some) -> some.get(this.random.nextInt(some.size())))
			.orElse(Cast.LEAD);
	}

	private static boolean memberOf(String team, Cast.Colleague one) {
		return Cast.CREWS.stream()
			.filter((crew) -> crew.key().equals(team))
			.findFirst()
			.map((crew) -> crew.handles().contains(one.handle()))
			.orElse(true);
	}

	private void shelve(List<Plot> plots, String file, Shelf shelf) {
		for (Script script : Script.read(file)) {
			Cast.Shopper sender = new Cast.Shopper("", "", Cast.SHOPPERS.getFirst().locale(),
					Cast.SHOPPERS.getFirst().zone(), Cast.SHOPPERS.getFirst().tier(), true, "", "EUR");
			Instant begin = ago(Duration.ofHours(5), Duration.ofDays(20));
			plots.add(play(script, sender, begin, Status.NEW, shelf, false));
		}
	}

	private void followUp(List<Plot> plots) {
		for (Script script : this.scripts.stream().filter(Script::followUp).toList()) {
			plots.stream()
				.filter((plot) -> plot.end() == Status.CLOSED && plot.script().language().equals(script.language())
						&& !plot.shopper().anonymous())
				.findFirst()
				.ifPresent((closed) -> plots.add(again(script, closed.shopper())));
		}
	}

	private Plot again(Script script, Cast.Shopper shopper) {
		Status end = List.of(Status.NEW, Status.OPEN, Status.PENDING, Status.ON_HOLD)
			.stream()
			.filter((status) -> cut(script, status) > 0)
			.skip(this.random.nextInt(2))
			.findFirst()
			.orElse(Status.NEW);
		Plot plot;
		do {
			Instant begin = ago(Duration.ofHours(2), Duration.ofDays(3));
			plot = play(script, shopper, Hours.awake(shopper.zone(), begin) ? begin : begin.minus(Duration.ofHours(9)),
					end, Shelf.DESK, true);
		}
		while (!fits(plot));
		return plot;
	}

}
