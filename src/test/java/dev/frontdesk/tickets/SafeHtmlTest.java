package dev.frontdesk.tickets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeHtmlTest {

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)",
			"\"><svg onload=alert(1)>", "http://a.hu/\"onmouseover=\"alert(1)", "<a href='javascript:x'>y</a>",
			"data:text/html,<script>alert(1)</script>" })
	void nothingTypedBecomesATagOrAnAttribute(String hostile) {
		String html = SafeHtml.of(hostile);
		String withoutLinks = html
			.replaceAll("<a href=\"(https?://|mailto:)[^\"<>]*\" target=\"_blank\" rel=\"[a-z ]+\">", "")
			.replace("</a>", "");
		assertThat(withoutLinks).doesNotContain("<", "\"", "'");
	}

	@Test
	void addressesBecomeLinksAndLinesStayLines() {
		assertThat(SafeHtml.of("see https://example.com/a?b=1&c=2\nor me@example.com")).isEqualTo(
				"see <a href=\"https://example.com/a?b=1&amp;c=2\" target=\"_blank\" rel=\"noopener noreferrer nofollow ugc\">"
						+ "https://example.com/a?b=1&amp;c=2</a><br>or <a href=\"mailto:me@example.com\" target=\"_blank\""
						+ " rel=\"noopener noreferrer nofollow ugc\">me@example.com</a>");
	}

}
