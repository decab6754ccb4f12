package dev.frontdesk.language;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The first line of a letter in the letter's own language, with its closing mark: formal
 * or familiar, with a name or without. Says nothing about gender, because a name does not
 * tell it: where a language has no neutral form with a name, it greets without one.
 */
public final class Salutation {

	private static final Map<String, Ways> WAYS = Map.ofEntries(
			Map.entry("en", new Ways("Dear %F,", "Dear customer,", "Hi %G,", "Hello,")),
			Map.entry("hu", new Ways("Tisztelt %F!", "Tisztelt Ügyfelünk!", "Kedves %G!", "Kedves Ügyfelünk!")),
			Map.entry("th", new Ways("เรียน คุณ%G", "เรียน ท่านลูกค้า", "สวัสดี คุณ%G", "สวัสดี")),
			Map.entry("ar", new Ways("تحية طيبة %F،", "عميلنا الكريم، تحية طيبة،", "مرحبًا %G،", "مرحبًا،")),
			Map.entry("de", new Ways("Guten Tag %F,", "Guten Tag,", "Hallo %G,", "Hallo,")),
			Map.entry("fr", new Ways("Bonjour %F,", "Bonjour,", "Bonjour %G,", "Bonjour,")),
			Map.entry("es", new Ways("Buenos días, %F:", "Buenos días:", "Hola, %G:", "Hola:")),
			Map.entry("it", new Ways("Gentile %F,", "Gentile cliente,", "Ciao %G,", "Ciao,")),
			Map.entry("pt", new Ways("Olá, %F,", "Olá,", "Olá, %G,", "Olá,")),
			// The name would stand in the vocative, which asks for the gender
			Map.entry("pl", new Ways("Dzień dobry,", "Dzień dobry,", "Cześć %G,", "Cześć,")),
			Map.entry("cs", new Ways("Dobrý den,", "Dobrý den,", "Dobrý den,", "Dobrý den,")),
			Map.entry("sk", new Ways("Dobrý deň,", "Dobrý deň,", "Dobrý deň,", "Dobrý deň,")),
			Map.entry("uk", new Ways("Добрий день!", "Добрий день!", "Вітаємо!", "Вітаємо!")),
			Map.entry("ru", new Ways("Здравствуйте, %F!", "Здравствуйте!", "Здравствуйте, %G!", "Здравствуйте!")),
			Map.entry("nl", new Ways("Geachte %F,", "Geachte klant,", "Hallo %G,", "Hallo,")),
			Map.entry("sv", new Ways("Hej %F,", "Hej,", "Hej %G,", "Hej,")),
			Map.entry("da", new Ways("Kære %F,", "Kære kunde,", "Hej %G,", "Hej,")),
			Map.entry("nb", new Ways("Hei %F,", "Hei,", "Hei %G,", "Hei,")),
			Map.entry("no", new Ways("Hei %F,", "Hei,", "Hei %G,", "Hei,")),
			Map.entry("fi", new Ways("Hyvä %F,", "Hyvä asiakas,", "Hei %G,", "Hei,")),
			Map.entry("ro", new Ways("Bună ziua, %F,", "Bună ziua,", "Bună, %G,", "Bună,")),
			Map.entry("el", new Ways("Γεια σας, %F,", "Γεια σας,", "Γεια σου, %G,", "Γεια σου,")),
			Map.entry("tr", new Ways("Sayın %F,", "Sayın müşterimiz,", "Merhaba %G,", "Merhaba,")),
			Map.entry("vi", new Ways("Kính gửi Quý khách %F,", "Kính gửi Quý khách,", "Chào %G,", "Xin chào,")),
			Map.entry("id", new Ways("Yth. %F,", "Yth. Pelanggan,", "Halo %G,", "Halo,")),
			Map.entry("ja", new Ways("%S様", "お客様", "%Cさん、こんにちは。", "こんにちは。")),
			Map.entry("ko", new Ways("%F 고객님, 안녕하세요.", "고객님, 안녕하세요.", "%G 님, 안녕하세요.", "안녕하세요.")),
			Map.entry("zh", new Ways("尊敬的%F：", "尊敬的客户：", "%F，您好：", "您好：")),
			Map.entry("he", new Ways("שלום %F,", "לקוח/ה יקר/ה,", "היי %G,", "שלום,")),
			Map.entry("fa", new Ways("با سلام و احترام، %F،", "با سلام و احترام،", "سلام %G،", "سلام،")),
			Map.entry("hi", new Ways("नमस्ते %F,", "नमस्ते,", "नमस्ते %G,", "नमस्ते,")));

	// A language not listed: the name alone is wrong nowhere
	private static final Ways PLAIN = new Ways("%F,", "", "%G,", "");

	private Salutation() {
	}

	/**
	 * @param language of the letter
	 * @param formal as the brand addresses people
	 */
	public static String of(PersonName name, Locale language, boolean formal) {
		return WAYS.getOrDefault(language.getLanguage(), PLAIN).greet(name, formal);
	}

	/**
	 * @param formal with %F for the whole name, %G for what friends use, %S for the
	 * family name, and %C for the family name where a nickname would be too close
	 */
	private record Ways(String formal, String formalToNobody, String familiar, String familiarToNobody) {

		String greet(PersonName name, boolean formally) {
			if (name.isNobody()) {
				return formally ? this.formalToNobody : this.familiarToNobody;
			}
			Function<String, String> fill = (line) -> line.replace("%F", name.titled())
				.replace("%G", name.called())
				.replace("%S", orWhole(name))
				.replace("%C", orWhole(name));
			return fill.apply(formally ? this.formal : this.familiar);
		}

		// A foreign guest in Japan goes by the whole name, like one that cannot be split
		private static String orWhole(PersonName name) {
			boolean eastern = !name.full().isEmpty()
					&& Character.UnicodeScript.of(name.full().codePointAt(0)) != Character.UnicodeScript.LATIN;
			return (eastern && !name.family().isEmpty()) ? name.family() : name.full();
		}

	}

}
