package dev.frontdesk.files;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FileNameTest {

	@Test
	void losesPathsAndWhatCannotBeSeen() {
		assertThat(FileName.clean("C:\\users\\me\\számla.pdf")).isEqualTo("számla.pdf");
		assertThat(FileName.clean("../../etc/passwd")).isEqualTo("passwd");
		assertThat(FileName.clean("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
		assertThat(FileName.clean("a\u0000b\r\nc.txt")).isEqualTo("a b c.txt");
		assertThat(FileName.clean("ใบเสร็จ.png")).isEqualTo("ใบเสร็จ.png");
	}

	@Test
	void isNeverEmpty() {
		assertThat(FileName.clean(null)).isEqualTo("file");
		assertThat(FileName.clean("...")).isEqualTo("file");
		assertThat(FileName.clean("\u202E/")).isEqualTo("file");
	}

	@Test
	void keepsItsEndingWhereItIsTooLong() {
		assertThat(FileName.clean("x".repeat(10_000) + ".pdf")).hasSize(150).endsWith("x.pdf");
	}

}
