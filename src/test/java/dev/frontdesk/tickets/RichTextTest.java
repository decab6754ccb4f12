package dev.frontdesk.tickets;

import dev.frontdesk.web.InvalidText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RichTextTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			**bold** and *slanted*           | <p><strong>bold</strong> and <em>slanted</em></p>
			one\\ntwo                        | <p>one<br />two</p>
			- a\\n- b                        | <ul><li>a</li><li>b</li></ul>
			3. a\\n4. b                      | <ol start="3"><li>a</li><li>b</li></ol>
			> quoted                         | <blockquote><p>quoted</p></blockquote>
			`x < y`                          | <p><code>x &lt; y</code></p>
			<b>not bold</b>                  | <p>&lt;b&gt;not bold&lt;/b&gt;</p>
			[a](javascript:alert(1))         | <p>a</p>
			""")
	void markdownIsLight(String typed, String html) {
		String rendered = RichText.fromMarkdown(typed.replace("\\n", "\n"));
		assertThat(rendered.replaceAll("\\n", "")).isEqualTo(html);
	}

	@Test
	void linksOpenElsewhereAndTellNothing() {
		assertThat(RichText.fromMarkdown("[shop](https://example.com/a?b=1&c=2)")).contains(
				"href=\"https://example.com/a?b&#61;1&amp;c&#61;2\"", "target=\"_blank\"", "noopener", "noreferrer",
				"nofollow");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/a_b_c?d=(1)&e=2", "http://example.com/x~y", "anna@example.com" })
	void anAddressStandingBareIsALinkAndStaysItselfAsText(String address) {
		String html = RichText.fromMarkdown(
				"See **" + address + "** or `" + address + "` or [" + address + "](https://elsewhere.test/).");
		assertThat(html.split("<a ", -1)).hasSize(3);
		assertThat(html).contains("<strong><a href=", "rel=\"noopener noreferrer nofollow ugc\"", "<code>");
		assertThat(RichText.text(RichText.fromMarkdown("See " + address + ", please.")))
			.isEqualTo("See " + address + ", please.");
	}

	@Test
	void whatOnlyLooksLikeAnAddressLeadsNowhere() {
		assertThat(RichText.fromMarkdown("javascript://x.test/ ftp://x.test/ file:///etc")).doesNotContain("<a ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>ok", "<img src=x onerror=alert(1)>ok", "<svg/onload=alert(1)>ok",
			"<a href='javascript:alert(1)'>ok</a>", "<a href=' java\tscript:alert(1)'>ok</a>",
			"<a href='data:text/html;base64,PHNjcmlwdD4='>ok</a>", "<a href='vbscript:x'>ok</a>",
			"<p onclick=alert(1) style='position:fixed;inset:0'>ok</p>", "<style>*{display:none}</style>ok",
			"<div class='is-danger' id='main'>ok</div>", "<iframe src='https://evil.test'></iframe>ok",
			"<object data='x.swf'></object><embed src=x>ok", "<form action='https://evil.test'><input name=a>ok</form>",
			"<base href='https://evil.test'>ok", "<meta http-equiv=refresh content='0;url=//evil.test'>ok",
			"<link rel=stylesheet href='https://evil.test/x.css'>ok", "<img src='https://evil.test/pixel.gif'>ok",
			"<img src='//evil.test/files/abc'>ok", "<img src='data:image/svg+xml;base64,PHN2Zz4='>ok",
			"<img srcset='https://evil.test/a 2x' src='file:abc'>ok",
			"<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style>ok",
			"<noscript><p title='</noscript><img src=x onerror=alert(1)>'>ok",
			"<!--[if mso]><xml><o:x>1</o:x></xml><![endif]-->ok",
			"<![if !mso]><p class=MsoNormal>ok<o:p></o:p></p><![endif]>",
			"<a href='https://a.test' onmouseover=x target=_top>ok</a>",
			"<table background='https://evil.test/x'><tr><td><table><tr><td>ok</table></table>",
			"<details open ontoggle=alert(1)>ok</details>", "<video src=https://evil.test/a autoplay>ok</video>",
			"<b>ok<i></b></i><p><p></p>", "<textarea><img src=x onerror=alert(1)></textarea>ok",
			"\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>ok" })
	void whatIsPastedCanDoNothing(String hostile) {
		String clean = RichText.clean(hostile);
		assertThat(RichText.text(clean)).contains("ok");
		for (Element element : Jsoup.parseBodyFragment(clean).body().getAllElements()) {
			assertThat(element.normalName()).isIn("body", "p", "div", "b", "i", "a", "img", "table", "tbody", "tr",
					"td");
			for (Attribute attribute : element.attributes()) {
				assertThat(attribute.getKey()).isIn("href", "target", "rel", "src");
				assertThat(attribute.getValue()).doesNotContainIgnoringCase("script:", "data:", "evil.test");
			}
		}
		assertThat(RichText.clean(clean)).isEqualTo(clean);
	}

	@Test
	void onlyOurOwnPicturesStayAndGetTheirAddressWhereTheyAreShown() {
		String html = RichText.clean("<p>See <img src=\"/desk/tickets/42/files/abc123\" alt=\"a shoe\" width=\"300\">"
				+ "<img src='file:def456'></p>");
		assertThat(RichText.pictures(html)).containsExactly("abc123", "def456");
		assertThat(RichText.withPictures(html, "/help/en/requests/xyz/files/"))
			.contains("src=\"/help/en/requests/xyz/files/abc123\"", "src=\"/help/en/requests/xyz/files/def456\"");
		assertThat(RichText.withPictures(html, null)).doesNotContain("<img").contains("See");
	}

	@Test
	void directionOverridesGoAndDirectionsStay() {
		assertThat(RichText.clean("<p dir=\"rtl\">\u202egpj.exe &#8238;x&#x202e;y</p>"))
			.isEqualTo("<p dir=\"rtl\">gpj.exe xy</p>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<div>", "<b>", "<table><tr><td>", "<blockquote>", "<ul><li>" })
	void aMegabyteOfNestingIsCutOrRefused(String tag) {
		try {
			String clean = RichText.clean("<p>top</p>" + tag.repeat(1_000_000 / tag.length()) + "deep");
			assertThat(RichText.text(clean)).startsWith("top");
		}
		catch (InvalidText refused) {
			assertThat(refused.key()).isEqualTo("web.text.too-long");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ">", "- ", "*a ", "[", "**", "`", "![" })
	void markdownOfNothingButSignsEndsInTime(String sign) {
		assertThat(RichText.fromMarkdown(sign.repeat(10_000 / sign.length()) + "\ndeep")).contains("deep");
	}

	@Test
	void whatIsTooLongIsRefused() {
		assertThatExceptionOfType(InvalidText.class)
			.isThrownBy(() -> RichText.clean("x".repeat(RichText.MAX_LENGTH + 1)));
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> RichText.clean("<b></b>".repeat(1_000_000)));
	}

	@Test
	void asTextParagraphsPartItemsHaveDashesAndLinksSayWhereTo() {
		assertThat(RichText.text("<p>Hi <b>you</b>,</p><ul><li>one</li><li>two</li></ul><p>see "
				+ "<a href=\"https://a.test/x\">here</a>, <a href=\"mailto:a@b.test\">a@b.test</a><br>bye</p>"
				+ "<pre>  x\n  y</pre>"))
			.isEqualTo("Hi you,\n\n- one\n- two\n\nsee here (https://a.test/x), a@b.test\nbye\n\n  x\n  y");
	}

	@Test
	void aPictureAloneHasItsName() {
		assertThat(RichText.text("<p><img src=\"file:abc\" alt=\"a shoe\"></p>")).isEqualTo("[a shoe]");
	}

}
