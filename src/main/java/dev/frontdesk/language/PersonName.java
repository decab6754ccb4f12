package dev.frontdesk.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's name taken apart as the person's own culture does: which part is the family
 * name and which one friends use. What cannot be known stays unknown; nothing is guessed
 * about gender.
 *
 * @param title an academic title such as {@code Dr.}, else empty
 * @param given what the person is called by; empty when only a whole name is known
 * @param family empty when the person has one name, or it cannot be told apart
 * @param full the cleaned name in its own order, without title; empty for nobody
 */
public record PersonName(String title, String given, String family, String full) {

	private static final PersonName NOBODY = new PersonName("", "", "", "");

	private static final int LONGEST = 200;

	private static final Set<String> FAMILY_FIRST = Set.of("hu", "vi");

	// Everything that is no part of a name: emoji, symbols, hearts and stars
	private static final Pattern ORNAMENT = Pattern
		.compile("[\\p{So}\\p{Sk}\\p{Sm}\\p{Sc}\\p{Cc}\\p{Cs}\\p{Cn}\\p{Co}\\uFE0E\\uFE0F\\u200D\\u20E3"
				+ "\\x{1F3FB}-\\x{1F3FF}*_~^=+<>\\[\\]{}|\\\\/\"“”„«»!?:;#%&]");

	private static final Pattern ASIDE = Pattern.compile("[(（][^)）]*[)）]");

	private static final Set<String> ACADEMIC = Set.of("dr", "dr.", "prof", "prof.", "ddr.", "phd", "ph.d.", "md",
			"m.d.");

	private static final Set<String> COURTESY = Set.of("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "mx.",
			"sir", "madam", "herr", "frau", "hr.", "fr.", "m.", "mme", "mme.", "mlle", "monsieur", "madame", "sr",
			"sr.", "sra", "sra.", "señor", "señora", "sig.", "sig.ra", "signor", "signora", "pan", "pani", "bay",
			"bayan", "ifj.", "ifj", "id.", "özv.", "özv", "السيد", "السيدة", "الآنسة", "سيد", "سيدة");

	private static final Set<String> SUFFIXES = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.",
			"md", "m.d.", "msc", "bsc", "mba", "esq", "esq.", "dr.", "dr");

	private static final Set<String> PARTICLES = Set.of("van", "von", "vom", "zu", "zum", "zur", "de", "da", "do",
			"dos", "das", "del", "della", "di", "du", "des", "la", "le", "den", "der", "ten", "ter", "af", "av", "y",
			"e", "bin", "ibn", "bint", "ben", "al", "el", "ap", "ó", "mac", "nic", "ní", "st.", "بن", "ابن", "بنت",
			"آل", "أبو", "ابو");

	// Words that make one given name with the one that follows
	private static final Set<String> ARABIC_BEGINNINGS = Set.of("عبد", "أبو", "ابو", "أم", "abd", "abdul", "abdel");

	private static final List<String> THAI_TITLES = List.of("นางสาว", "นาย", "นาง", "คุณ", "น.ส.", "ดร.", "ด.ช.",
			"ด.ญ.");

	private static final List<String> EASTERN_SUFFIXES = List.of("先生", "女士", "小姐", "様", "さま", "さん", "氏", "님", "씨");

	private static final Set<String> TWO_CHARACTER_FAMILIES = Set.of("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒",
			"东方", "東方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "남궁", "황보", "제갈", "선우", "독고", "사공", "서문");

	// Many Hungarians turn their name around for foreign forms; the commonest given names
	// tell
	private static final Set<String> HUNGARIAN_GIVEN = Set.of("ádám", "ágnes", "ákos", "andrás", "andrea", "anikó",
			"anita", "anna", "annamária", "antal", "áron", "árpád", "attila", "balázs", "barbara", "barnabás",
			"beatrix", "bence", "béla", "boglárka", "botond", "csaba", "csilla", "dániel", "dávid", "dóra", "dorina",
			"edina", "edit", "emese", "enikő", "erika", "erzsébet", "eszter", "éva", "evelin", "ferenc", "gábor",
			"gabriella", "gergely", "gergő", "györgy", "gyula", "henrietta", "hajnalka", "ildikó", "ilona", "imre",
			"irén", "istván", "jános", "józsef", "judit", "júlia", "julianna", "kálmán", "károly", "katalin", "kinga",
			"klára", "kornél", "kristóf", "krisztián", "krisztina", "lajos", "lászló", "levente", "lilla", "máté",
			"marcell", "margit", "mária", "marianna", "márk", "márton", "mátyás", "mihály", "miklós", "milán", "mónika",
			"nándor", "nikoletta", "noémi", "nóra", "olivér", "orsolya", "pál", "patrik", "péter", "petra", "piroska",
			"réka", "renáta", "richárd", "rita", "róbert", "roland", "sándor", "sára", "szabolcs", "szilvia", "tamás",
			"tibor", "tímea", "tünde", "veronika", "viktor", "viktória", "vivien", "zita", "zoltán", "zsanett",
			"zsófia", "zsolt", "zsuzsanna");

	/**
	 * Reads a name as people type it into a form.
	 * @param locale the person's own, which says where the family name stands
	 */
	public static PersonName of(String typed, Locale locale) {
		if (typed.length() > LONGEST || isNoName(typed)) {
			return NOBODY;
		}
		String clean = ASIDE.matcher(typed).replaceAll(" ");
		clean = ORNAMENT.matcher(clean).replaceAll(" ").replaceAll("[\\s\\p{Z}]+", " ").strip();
		if (clean.codePoints().noneMatch(Character::isLetter)) {
			return NOBODY;
		}
		return switch (script(clean)) {
			case HAN, HIRAGANA, KATAKANA, HANGUL -> eastern(clean, locale);
			case THAI -> thai(clean);
			default -> spaced(clean, locale);
		};
	}

	private static boolean isNoName(String typed) {
		return typed.indexOf('@') >= 0 || typed.codePoints().anyMatch(Character::isDigit) || typed.contains("://")
				|| typed.contains("www.");
	}

	private static Character.UnicodeScript script(String text) {
		return Character.UnicodeScript.of(text.codePoints().filter(Character::isLetter).findFirst().orElse('?'));
	}

	private static PersonName eastern(String clean, Locale locale) {
		String name = clean;
		for (String suffix : EASTERN_SUFFIXES) {
			if (name.endsWith(suffix) && name.length() > suffix.length() + 1) {
				name = name.substring(0, name.length() - suffix.length()).strip();
			}
		}
		String[] foreign = name.split("[・·•]", -1);
		if (foreign.length > 1) {
			return new PersonName("", foreign[0].strip(), foreign[foreign.length - 1].strip(), name);
		}
		int space = name.indexOf(' ');
		if (space > 0) {
			return new PersonName("", name.substring(space + 1), name.substring(0, space), name);
		}
		if (name.codePointCount(0, name.length()) == 1) {
			return new PersonName("", "", "", name);
		}
		// Where a Japanese family name ends cannot be seen
		if (locale.getLanguage().equals("ja") || script(name) == Character.UnicodeScript.HIRAGANA
				|| script(name) == Character.UnicodeScript.KATAKANA) {
			return new PersonName("", "", "", name);
		}
		int cut = (name.length() > 2 && TWO_CHARACTER_FAMILIES.contains(name.substring(0, 2))) ? 2
				: name.offsetByCodePoints(0, 1);
		return (name.codePointCount(0, name.length()) > 4) ? new PersonName("", "", "", name)
				: new PersonName("", name.substring(cut), name.substring(0, cut), name);
	}

	private static PersonName thai(String clean) {
		String name = clean;
		boolean shorter = true;
		while (shorter) {
			shorter = false;
			for (String title : THAI_TITLES) {
				if (name.startsWith(title) && name.length() > title.length() + 1) {
					name = name.substring(title.length()).strip();
					shorter = true;
				}
			}
		}
		int space = name.indexOf(' ');
		return (space < 0) ? new PersonName("", name, "", name)
				: new PersonName("", name.substring(0, space), name.substring(space + 1), name);
	}

	private static PersonName spaced(String clean, Locale locale) {
		int comma = clean.indexOf(',');
		boolean turned = false;
		String line = clean;
		if (comma > 0) {
			String before = clean.substring(0, comma).strip();
			String after = clean.substring(comma + 1).replace(",", " ").strip();
			turned = !after.isEmpty() && !SUFFIXES.contains(after.toLowerCase(Locale.ROOT));
			line = turned ? after + ' ' + before : before;
			if (turned) {
				return turned(before, after, locale);
			}
		}
		List<String> words = new ArrayList<>(List.of(line.replaceAll("\\s+", " ").strip().split(" ", -1)));
		words.removeIf((word) -> word.codePoints().noneMatch(Character::isLetter));
		String title = takeTitles(words);
		int shouted = shouted(words);
		if (words.isEmpty()) {
			return NOBODY;
		}
		List<String> parts = recased(words, locale);
		joinBeginnings(parts);
		String full = String.join(" ", parts);
		if (parts.size() == 1) {
			return new PersonName(title, full, "", full);
		}
		return split(title, parts, shouted, full, locale);
	}

	private static PersonName turned(String family, String given, Locale locale) {
		List<String> first = new ArrayList<>(List.of(given.split(" ", -1)));
		String title = takeTitles(first);
		List<String> names = recased(first, locale);
		List<String> last = recased(List.of(family.split(" ", -1)), locale);
		joinBeginnings(names);
		if (names.isEmpty()) {
			return new PersonName(title, "", String.join(" ", last), String.join(" ", last));
		}
		String surname = String.join(" ", last);
		String called = String.join(" ", names);
		String full = FAMILY_FIRST.contains(locale.getLanguage()) ? surname + ' ' + called : called + ' ' + surname;
		return new PersonName(title, names.getFirst(), surname, full);
	}

	private static PersonName split(String title, List<String> parts, int shouted, String full, Locale locale) {
		String language = locale.getLanguage();
		int last = parts.size() - 1;
		if (shouted == 0 && parts.size() > 1) {
			// KOVÁCS Anna: who writes so says which is the family name
			return new PersonName(title, parts.get(1), parts.getFirst(), full);
		}
		if (shouted == last) {
			return new PersonName(title, parts.getFirst(), parts.get(last), full);
		}
		if (language.equals("vi")) {
			return new PersonName(title, parts.get(last), parts.getFirst(), full);
		}
		if (language.equals("hu")) {
			return hungarian(title, parts, full);
		}
		int family = (language.equals("es") && parts.size() > 2) ? last - 1 : last;
		for (int i = 1; i < last; i++) {
			if (PARTICLES.contains(parts.get(i).toLowerCase(Locale.ROOT))) {
				family = i;
				break;
			}
		}
		return new PersonName(title, parts.getFirst(), String.join(" ", parts.subList(family, parts.size())), full);
	}

	private static PersonName hungarian(String title, List<String> parts, String full) {
		String last = parts.getLast();
		if (isHungarianGiven(parts.getFirst()) && !isHungarianGiven(last)) {
			List<String> given = parts.subList(0, parts.size() - 1);
			return new PersonName(title, given.getFirst(), last, last + ' ' + String.join(" ", given));
		}
		return new PersonName(title, parts.get(1), parts.getFirst(), full);
	}

	private static boolean isHungarianGiven(String word) {
		return HUNGARIAN_GIVEN.contains(word.toLowerCase(Locale.ROOT));
	}

	private static String takeTitles(List<String> words) {
		StringBuilder title = new StringBuilder();
		while (words.size() > 1 && isTitle(words.getFirst())) {
			String word = words.removeFirst();
			if (ACADEMIC.contains(word.toLowerCase(Locale.ROOT))) {
				title.append(title.isEmpty() ? "" : " ").append(academic(word));
			}
		}
		while (words.size() > 2 && SUFFIXES.contains(words.getLast().toLowerCase(Locale.ROOT))) {
			words.removeLast();
		}
		return title.toString();
	}

	private static boolean isTitle(String word) {
		String low = word.toLowerCase(Locale.ROOT);
		return ACADEMIC.contains(low) || COURTESY.contains(low);
	}

	private static String academic(String word) {
		String bare = word.replace(".", "");
		return Character.toUpperCase(bare.charAt(0)) + bare.substring(1).toLowerCase(Locale.ROOT) + '.';
	}

	/** The one word written in capitals among others that are not; -1 when none is. */
	private static int shouted(List<String> words) {
		int found = -1;
		for (int i = 0; i < words.size(); i++) {
			if (isUpper(words.get(i)) && words.get(i).codePoints().filter(Character::isLetter).count() > 1) {
				if (found >= 0) {
					return -1;
				}
				found = i;
			}
		}
		return (words.size() > 1) ? found : -1;
	}

	private static List<String> recased(List<String> words, Locale locale) {
		boolean upper = words.stream().allMatch(PersonName::isUpper);
		boolean lower = words.stream().noneMatch((word) -> word.codePoints().anyMatch(Character::isUpperCase));
		int shouted = shouted(words);
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < words.size(); i++) {
			String word = words.get(i);
			boolean again = (upper && word.codePoints().filter(Character::isLetter).count() > 1) || lower
					|| i == shouted;
			parts.add(again ? capitalised(word, i > 0, locale) : word);
		}
		return parts;
	}

	private static boolean isUpper(String word) {
		return word.codePoints().anyMatch(Character::isUpperCase)
				&& word.codePoints().noneMatch(Character::isLowerCase);
	}

	private static String capitalised(String word, boolean inside, Locale locale) {
		String low = word.toLowerCase(locale);
		if (inside && PARTICLES.contains(low)) {
			return low;
		}
		StringBuilder name = new StringBuilder();
		boolean begins = true;
		for (int i = 0; i < low.length(); i += Character.charCount(low.codePointAt(i))) {
			String letter = Character.toString(low.codePointAt(i));
			name.append(begins ? letter.toUpperCase(locale) : letter);
			begins = letter.equals("-") || letter.equals("'") || letter.equals("’") || letter.equals(".");
		}
		return name.toString();
	}

	private static void joinBeginnings(List<String> parts) {
		for (int i = 0; i < parts.size() - 1; i++) {
			if (ARABIC_BEGINNINGS.contains(parts.get(i).toLowerCase(Locale.ROOT))) {
				parts.set(i, parts.get(i) + ' ' + parts.remove(i + 1));
			}
		}
	}

	/** Whether there is nothing to call this person by. */
	public boolean isNobody() {
		return this.full.isEmpty();
	}

	/** What friends use; the whole name where it cannot be taken apart. */
	public String called() {
		return this.given.isEmpty() ? this.full : this.given;
	}

	/** The whole name with its academic title. */
	public String titled() {
		return this.title.isEmpty() ? this.full : this.title + ' ' + this.full;
	}

}
