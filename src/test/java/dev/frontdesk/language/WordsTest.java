package dev.frontdesk.language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

	@Test
	void accentsAndCaseAreFolded() {
		assertThat(Words.of("ÁRVÍZTŰRŐ tükörfúrógép")).containsExactly("arvizturo", "tukorfurogep");
	}

	@Test
	void thaiIsSplitByItsDictionaryAndKeepsItsVowelsAndTones() {
		assertThat(Words.of("ยังไม่ได้รับสินค้า")).contains("สินค้า").doesNotContain("ยังไม่ได้รับสินค้า");
	}

	@Test
	void japaneseAndChineseAreSplit() {
		assertThat(Words.of("領収書の宛名を変更")).contains("変更", "宛名");
	}

	@Test
	void arabicLosesItsShortVowels() {
		assertThat(Words.of("مُرَحَّبًا")).containsExactly("مرحبا");
	}

	@Test
	void signsAndOverlongWordsAreNoWords() {
		assertThat(Words.of("!!! — … " + "x".repeat(65))).isEmpty();
	}

	@Test
	void khmerAndLaoAreSplit() {
		assertThat(Words.of("ខ្ញុំមិនទាន់ទទួលបានទំនិញ")).hasSizeGreaterThan(2);
		assertThat(Words.of("ຂ້ອຍຍັງບໍ່ໄດ້ຮັບສິນຄ້າ")).hasSizeGreaterThan(2);
	}

	@Test
	void arabicLettersThatStandForOneAnotherBecomeOne() {
		assertThat(Words.of("أحمد إلى مدرسة")).isEqualTo(Words.of("احمد الي مدرسه"));
	}

	@Test
	void aWordKnowsItsPlace() {
		Words.Word word = Words.placed("  Árvíz!").getFirst();
		assertThat(word).isEqualTo(new Words.Word("Árvíz", "arviz", 2, 7));
	}

	@ParameterizedTest
	@CsvSource({ "en,orders,order", "en,cancelled,cancelling", "hu,csomagomat,csomag", "hu,kérdések,kerdes",
			"ar,الطلبات,طلبات", "ar,والدفع,دفع", "de,Bestellungen,Bestellung", "ru,заказы,заказ",
			"fr,commandes,commande" })
	void formsOfAWordHaveAStemInCommon(String language, String one, String other) {
		assertThat(Stems.of(Words.placed(one).getFirst(), language))
			.containsAnyElementsOf(Stems.of(Words.placed(other).getFirst(), language));
	}

	@Test
	void aLanguageWithoutAnAlgorithmHasNoStems() {
		assertThat(Stems.of(Words.placed("สินค้า").getFirst(), "th")).isEmpty();
		assertThat(Stems.of(Words.placed("word").getFirst(), "nonsense-tag")).isEmpty();
	}

}
