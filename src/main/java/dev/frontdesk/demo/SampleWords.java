package dev.frontdesk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import dev.frontdesk.tickets.WordVector;
import org.springframework.core.io.ClassPathResource;

/**
 * What the sample's people talk about: the demo's conversations, with places, things,
 * names and numbers of their own, so that some words are in every tenth message and
 * others in one.
 */
final class SampleWords {

	private final List<String> places = lines("places").getFirst().transform((line) -> List.of(line.split(" ", -1)));

	private final List<String> things = lines("things").getFirst().transform((line) -> List.of(line.split(" ", -1)));

	private final Map<String, List<SamplePhrase>> details = new HashMap<>();

	private final Map<String, List<Talk>> talks = new HashMap<>();

	private final Map<String, SamplePhrase.Part> known = new HashMap<>();

	SampleWords(Iterable<String> languages) {
		for (String line : lines("details")) {
			String language = line.substring(0, 2);
			this.details.computeIfAbsent(language, (key) -> new ArrayList<>())
				.add(SamplePhrase.of(line.substring(2), language));
		}
		languages.forEach((language) -> this.talks.put(language,
				Script.read(language).stream().filter((script) -> !script.followUp()).map(Talk::of).toList()));
		List.of("spam", "trash")
			.forEach((file) -> this.talks.put(file, Script.read(file).stream().map(Talk::of).toList()));
	}

	static List<String> lines(String file) {
		try {
			return new ClassPathResource("demo/sample/" + file + ".txt").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Talk talk(String language, SplittableRandom random) {
		List<Talk> some = this.talks.getOrDefault(language, List.of());
		return some.get(skewed(some.size(), random));
	}

	/** What fills the blanks of one conversation. */
	Map<String, SamplePhrase.Part> blanks(String name, String agent, SplittableRandom random) {
		Map<String, SamplePhrase.Part> blanks = new HashMap<>();
		blanks.put("name", part(name));
		blanks.put("agent", part(agent));
		blanks.put("person", part(name));
		blanks.put("order", fresh("FW-" + (100_000 + random.nextInt(900_000))));
		blanks.put("number", fresh("R" + (1_000_000 + random.nextInt(9_000_000))));
		blanks.put("track", fresh("TH" + (100_000_000L + random.nextInt(899_999_999)) + "FW"));
		blanks.put("gear", part(thing(random) + " " + size(random)));
		blanks.put("thing", part(thing(random)));
		blanks.put("thing2", part(thing(random)));
		blanks.put("size", part(size(random)));
		blanks.put("place", part(place(random)));
		blanks.put("city", part(place(random)));
		blanks.put("amount", part((20 + random.nextInt(480)) + " EUR"));
		blanks.put("date", part((1 + random.nextInt(28)) + "." + (1 + random.nextInt(12)) + "."));
		return blanks;
	}

	SamplePhrase detail(String language, SplittableRandom random) {
		List<SamplePhrase> some = this.details.getOrDefault(language, List.of());
		return some.get(random.nextInt(some.size()));
	}

	private String thing(SplittableRandom random) {
		return this.things.get(skewed(this.things.size(), random));
	}

	private String place(SplittableRandom random) {
		return this.places.get(skewed(this.places.size(), random)).replace('-', ' ');
	}

	private static String size(SplittableRandom random) {
		return Integer.toString(10 + 2 * skewed(120, random));
	}

	/** Few are chosen often, many seldom. */
	static int skewed(int size, SplittableRandom random) {
		double share = random.nextDouble();
		return (int) (size * share * share * share);
	}

	private SamplePhrase.Part part(String text) {
		return this.known.computeIfAbsent(text, SampleWords::fresh);
	}

	private static SamplePhrase.Part fresh(String text) {
		return new SamplePhrase.Part("", text, text, WordVector.terms(text, ""));
	}

	/** A script whose words are known. */
	record Talk(Script script, SamplePhrase subject, List<SamplePhrase> lines) {

		static Talk of(Script script) {
			return new Talk(script, SamplePhrase.of(script.subject(), script.language()),
					script.lines().stream().map((line) -> SamplePhrase.of(line.text(), script.language())).toList());
		}

	}

}
