package dev.frontdesk.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The sample's customers: each follows from their number, so that none need be kept.
 */
final class SamplePeople {

	/** How many of a hundred speak each. */
	private static final List<String> SHARES = List.of("en 36", "de 12", "es 8", "fr 7", "hu 7", "th 6", "ja 5", "ar 5",
			"it 3", "pl 3", "pt 3", "tr 3", "vi 2");

	private final List<Nation> nations;

	private final List<Nation> hundred;

	SamplePeople() {
		this.nations = SampleWords.lines("names").stream().map(Nation::read).toList();
		this.hundred = SHARES.stream().flatMap((share) -> {
			Nation nation = nation(share.substring(0, 2));
			return java.util.stream.Stream.generate(() -> nation).limit(Integer.parseInt(share.substring(3)));
		}).toList();
	}

	List<String> languages() {
		return this.nations.stream().map(Nation::language).toList();
	}

	private Nation nation(String language) {
		return this.nations.stream().filter((nation) -> nation.language().equals(language)).findFirst().orElseThrow();
	}

	Person person(int number) {
		SplittableRandom random = new SplittableRandom(0xC0FFEEL + number);
		Nation nation = this.hundred.get(random.nextInt(this.hundred.size()));
		String first = nation.first().get(SampleWords.skewed(nation.first().size(), random));
		String second = nation.second().get(SampleWords.skewed(nation.second().size(), random));
		int luck = random.nextInt(100);
		return new Person(number, nation.language(), nation.locale(), nation.zone(), first + ' ' + second,
				(luck < 3) ? "GOLD" : (luck < 12) ? "SILVER" : "STANDARD", "c" + number + "@sample.example");
	}

	record Person(int number, String language, String locale, String zone, String name, String tier, String email) {
	}

	private record Nation(String language, String locale, String zone, List<String> first, List<String> second) {

		static Nation read(String line) {
			String[] halves = line.split(" \\| ", 2);
			List<String> head = List.of(halves[0].split(" ", -1));
			return new Nation(head.get(0), head.get(1), head.get(2), head.subList(3, head.size()),
					List.of(halves[1].split(" ", -1)));
		}

	}

}
