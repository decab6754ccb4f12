package dev.frontdesk.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.frontdesk.settings.Settings;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;

/** The script at the address that stands in other people's pages and so never changes. */
@Controller
class Loader {

	private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

	/** The button's colour until the tag names one; the brand's is put in its place. */
	private static final String COLOR = "#4653b8";

	private final String script;

	private final Settings settings;

	Loader(Settings settings) throws IOException {
		this.settings = settings;
		this.script = new ClassPathResource("static/chat/widget.js").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.map(String::strip)
			.filter((line) -> !line.startsWith("//") && !line.isEmpty())
			.reduce((above, below) -> above + '\n' + below)
			.orElse("");
	}

	@GetMapping("/widget.js")
	ResponseEntity<byte[]> widget() {
		byte[] colored = this.script.replace(COLOR, this.settings.standardBrand().color())
			.getBytes(StandardCharsets.UTF_8);
		return ResponseEntity.ok()
			.cacheControl(
					CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic().staleWhileRevalidate(Duration.ofDays(1)))
			.eTag('"' + DigestUtils.md5DigestAsHex(colored) + '"')
			.header("Cross-Origin-Resource-Policy", "cross-origin")
			.contentType(JAVASCRIPT)
			.body(colored);
	}

}
