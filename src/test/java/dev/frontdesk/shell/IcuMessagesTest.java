package dev.frontdesk.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.DefaultMessageSourceResolvable;

import static org.assertj.core.api.Assertions.assertThat;

class IcuMessagesTest {

	private final IcuMessages messages = new IcuMessages();

	@Test
	void speakTheReadersLanguageAndEnglishWhereItIsNotShipped() {
		assertThat(this.messages.getMessage("shell.language", null, Locale.of("hu"))).isEqualTo("Nyelv");
		assertThat(this.messages.getMessage("shell.language", null, Locale.forLanguageTag("th-TH"))).isEqualTo("ภาษา");
		assertThat(this.messages.getMessage("shell.language", null, Locale.JAPANESE)).isEqualTo("Language");
	}

	@Test
	void showAKeyNobodyWroteAsItself() {
		assertThat(this.messages.getMessage("shell.nobody-wrote-this", null, Locale.ENGLISH))
			.isEqualTo("shell.nobody-wrote-this");
		assertThat(this.messages.getMessage("shell.nobody-wrote-this", null, null, Locale.ENGLISH)).isNull();
	}

	@Test
	void chooseThePluralOfTheLanguage() {
		assertThat(this.messages.getMessage("web.too-many-requests", new Object[] { 1L }, Locale.ENGLISH))
			.contains("1 second.");
		assertThat(this.messages.getMessage("web.too-many-requests", new Object[] { 5L }, Locale.ENGLISH))
			.contains("5 seconds.");
	}

	@Test
	void sayWhatValidationFound() {
		DefaultMessageSourceResolvable finding = new DefaultMessageSourceResolvable(
				new String[] { "NotBlank.form.name", "NotBlank" }, "must not be blank");
		assertThat(this.messages.getMessage(finding, Locale.of("hu"))).isEqualTo("Kérjük, töltse ki.");
	}

	@Test
	void takeJavaTimeAsArguments() {
		assertThat(Icu.argument(Instant.EPOCH)).isInstanceOf(com.ibm.icu.util.Calendar.class);
		assertThat(Icu.argument(LocalDate.of(2026, 11, 21))).isInstanceOf(com.ibm.icu.util.Calendar.class);
		assertThat(new com.ibm.icu.text.MessageFormat("{0,date,yyyy-MM-dd}", Icu.locale(Locale.of("ar")))
			.format(new Object[] { Icu.argument(LocalDate.of(2026, 11, 21)) })).isEqualTo("2026-11-21");
	}

}
