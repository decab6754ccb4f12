package dev.frontdesk.language;

import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SalutationTest {

	@ParameterizedTest(name = "{0} from {1}, written to in {2}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			Olivia Bennett         | en | en | Dear Olivia Bennett,       | Hi Olivia,
			MARY O'BRIEN-JONES     | en | en | Dear Mary O'Brien-Jones,   | Hi Mary,
			mr. john smith         | en | en | Dear John Smith,           | Hi John,
			Smith, John            | en | en | Dear John Smith,           | Hi John,
			John Smith, Jr.        | en | en | Dear John Smith,           | Hi John,
			Dr. Jane Goodall       | en | en | Dear Dr. Jane Goodall,     | Hi Jane,
			Madonna                | en | en | Dear Madonna,              | Hi Madonna,
			✨ Mia 🌸 Robertson ✨   | en | en | Dear Mia Robertson,        | Hi Mia,
			-                      | en | en | Dear customer,             | Hello,
			jack99@example.com     | en | en | Dear customer,             | Hello,
			🦄🦄                    | en | en | Dear customer,             | Hello,
			Nagy Eszter            | hu | hu | Tisztelt Nagy Eszter!      | Kedves Eszter!
			KOVÁCS ANNA            | hu | hu | Tisztelt Kovács Anna!      | Kedves Anna!
			dr. Őze Ádám           | hu | hu | Tisztelt Dr. Őze Ádám!     | Kedves Ádám!
			Kiss-Nagy Anna Mária   | hu | hu | Tisztelt Kiss-Nagy Anna Mária! | Kedves Anna!
			Bence Kovács           | hu | hu | Tisztelt Kovács Bence!     | Kedves Bence!
			Balázs Péter           | hu | hu | Tisztelt Balázs Péter!     | Kedves Péter!
			Anna                   | hu | hu | Tisztelt Anna!             | Kedves Anna!
			-                      | hu | hu | Tisztelt Ügyfelünk!        | Kedves Ügyfelünk!
			Nagy Eszter            | hu | en | Dear Nagy Eszter,          | Hi Eszter,
			Olivia Bennett         | en | hu | Tisztelt Olivia Bennett!   | Kedves Olivia!
			Anna KOVÁCS            | fr | hu | Tisztelt Anna Kovács!      | Kedves Anna!
			KOVÁCS Anna            | fr | en | Dear Kovács Anna,          | Hi Anna,
			ณัฐธิดา วงศ์สุวรรณ      | th | th | เรียน คุณณัฐธิดา            | สวัสดี คุณณัฐธิดา
			นายสมชาย ใจดี          | th | th | เรียน คุณสมชาย              | สวัสดี คุณสมชาย
			คุณอรอนงค์             | th | th | เรียน คุณอรอนงค์            | สวัสดี คุณอรอนงค์
			Anna Smith             | en | th | เรียน คุณAnna               | สวัสดี คุณAnna
			-                      | th | th | เรียน ท่านลูกค้า            | สวัสดี
			محمد العتيبي           | ar | ar | تحية طيبة محمد العتيبي،    | مرحبًا محمد،
			عبد الرحمن حداد        | ar | ar | تحية طيبة عبد الرحمن حداد، | مرحبًا عبد الرحمن،
			سلمى بن عيسى           | ar | ar | تحية طيبة سلمى بن عيسى،    | مرحبًا سلمى،
			-                      | ar | ar | عميلنا الكريم، تحية طيبة،  | مرحبًا،
			佐藤 美咲               | ja | ja | 佐藤様                      | 佐藤さん、こんにちは。
			佐藤　美咲              | ja | ja | 佐藤様                      | 佐藤さん、こんにちは。
			田中太郎様              | ja | ja | 田中太郎様                  | 田中太郎さん、こんにちは。
			アンナ・スミス           | ja | ja | スミス様                    | スミスさん、こんにちは。
			Anna Smith             | en | ja | Anna Smith様               | Anna Smithさん、こんにちは。
			-                      | ja | ja | お客様                      | こんにちは。
			王伟                    | zh | zh | 尊敬的王伟：                | 王伟，您好：
			欧阳娜娜                | zh | en | Dear 欧阳娜娜,              | Hi 娜娜,
			김민수                  | ko | ko | 김민수 고객님, 안녕하세요.   | 민수 님, 안녕하세요.
			남궁민 님               | ko | ko | 남궁민 고객님, 안녕하세요.   | 민 님, 안녕하세요.
			Phạm Quốc Huy          | vi | vi | Kính gửi Quý khách Phạm Quốc Huy, | Chào Huy,
			Annika Schröder        | de | de | Guten Tag Annika Schröder, | Hallo Annika,
			Frau Prof. Dr. Lena von der Heide | de | de | Guten Tag Prof. Dr. Lena von der Heide, | Hallo Lena,
			Camille Laurent        | fr | fr | Bonjour Camille Laurent,   | Bonjour Camille,
			Gabriel García Márquez | es | es | Buenos días, Gabriel García Márquez: | Hola, Gabriel:
			Katarzyna Nowak        | pl | pl | Dzień dobry,               | Cześć Katarzyna,
			Emre Yıldız            | tr | tr | Sayın Emre Yıldız,         | Merhaba Emre,
			İSMAİL IŞIK            | tr | tr | Sayın İsmail Işık,         | Merhaba İsmail,
			Anna Smith             | en | ka | Anna Smith,                | Anna,
			-                      | en | ka | ''                         | ''
			""")
	void greetsAsItsCultureDoes(String name, String from, String language, String formal, String familiar) {
		PersonName person = PersonName.of((name != null) ? name : "", Locale.of(from));
		Locale letter = Locale.of(language);
		assertThat(Salutation.of(person, letter, true)).isEqualTo(formal);
		assertThat(Salutation.of(person, letter, false)).isEqualTo(familiar);
	}

	@ParameterizedTest(name = "{0} from {1}")
	@CsvSource(delimiter = '|', textBlock = """
			Ludwig van Beethoven     | de | Ludwig  | van Beethoven
			LUDWIG VAN BEETHOVEN     | de | Ludwig  | van Beethoven
			Vincent van den Berg     | nl | Vincent | van den Berg
			Siobhán Ó Briain         | en | Siobhán | Ó Briain
			Gabriel García Márquez   | es | Gabriel | García Márquez
			Mary Jane Watson         | en | Mary    | Watson
			van Dyk, Paul            | nl | Paul    | van Dyk
			Horváth Réka             | hu | Réka    | Horváth
			Phạm Quốc Huy            | vi | Huy     | Phạm
			อรอนงค์ จันทร์เพ็ญ        | th | อรอนงค์ | จันทร์เพ็ญ
			يوسف عبد الرحمن          | ar | يوسف    | عبد الرحمن
			高橋 健一                 | ja | 健一    | 高橋
			欧阳娜娜                  | zh | 娜娜    | 欧阳
			김민수                    | ko | 민수    | 김
			Bob (the builder) Miller | en | Bob     | Miller
			J. R. R. Tolkien         | en | J.      | Tolkien
			""")
	void tellsTheFamilyNameFromTheGivenOne(String name, String from, String given, String family) {
		PersonName person = PersonName.of(name, Locale.of(from));
		assertThat(person.given()).isEqualTo(given);
		assertThat(person.family()).isEqualTo(family);
	}

}
