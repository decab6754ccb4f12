package dev.frontdesk.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

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

	private final byte[] script;

	private final String tag;

	Loader() throws IOException {
		this.script = new ClassPathResource("static/chat/widget.js").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.map(String::strip)
			.filter((line) -> !line.startsWith("//") && !line.isEmpty())
			.reduce((above, below) -> above + '\n' + below)
			.orElse("")
			.getBytes(StandardCharsets.UTF_8);
		this.tag = '"' + DigestUtils.md5DigestAsHex(this.script) + '"';
	}

	@GetMapping("/widget.js")
	ResponseEntity<byte[]> widget() {
		return ResponseEntity.ok()
			.cacheControl(
					CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic().staleWhileRevalidate(Duration.ofDays(1)))
			.eTag(this.tag)
			.header("Cross-Origin-Resource-Policy", "cross-origin")
			.contentType(JAVASCRIPT)
			.body(this.script);
	}

}
