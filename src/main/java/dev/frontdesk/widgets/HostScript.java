package dev.frontdesk.widgets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What a page may ask of the chat beyond opening it: a module that the loader brings once
 * a page asks, at an address that is this very text's for ever.
 */
@Controller
class HostScript {

	// around what joins two things; a text of its own in a script must not hold such
	private static final Pattern SPARE = Pattern.compile(" (=>|===|!==|=|&&|\\|\\||\\?|:) |, ");

	private final String script;

	private final String hash;

	HostScript() throws IOException {
		this.script = read("static/widgets/host.js");
		this.hash = DigestUtils.md5DigestAsHex(this.script.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
	}

	/** Without what only people read. */
	static String read(String path) throws IOException {
		return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.map(String::strip)
			.filter((line) -> !line.startsWith("//") && !line.isEmpty())
			.reduce((above, below) -> above + '\n' + below)
			.map((script) -> SPARE.matcher(script)
				.replaceAll((found) -> (found.group(1) != null) ? Matcher.quoteReplacement(found.group(1)) : ","))
			.orElse("");
	}

	String path() {
		return "/widget/host/" + this.hash + ".js";
	}

	/** A loader from a cache may name a former one: it gets today's, for today. */
	@GetMapping("/widget/host/{hash}.js")
	ResponseEntity<String> host(@PathVariable String hash) {
		CacheControl caching = hash.equals(this.hash)
				? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable() : CacheControl.noCache();
		return ResponseEntity.ok()
			.cacheControl(caching)
			// a module of another origin is read only by who may read it
			.header("Access-Control-Allow-Origin", "*")
			.header("Cross-Origin-Resource-Policy", "cross-origin")
			.contentType(Loader.JAVASCRIPT)
			.body(this.script);
	}

}
