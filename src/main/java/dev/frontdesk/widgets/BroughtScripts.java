package dev.frontdesk.widgets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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
 * What the loader brings later: the panel's frame once somebody turns to the button, and
 * the rest of what a page may ask once it asks. Modules, each at an address that is its
 * very text's for ever.
 */
@Controller
class BroughtScripts {

	// around what joins two things; a text of its own in a script must not hold such
	private static final Pattern SPARE = Pattern.compile(" (=>|===|!==|=|&&|\\|\\||\\?|:) |, ");

	private final Brought frame;

	private final Brought host;

	private final String former;

	BroughtScripts() throws IOException {
		this.frame = Brought.of("frame");
		this.host = Brought.of("host");
		this.former = read("static/widgets/former.js").replace("{/* host */}", this.host.path());
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

	String frame() {
		return this.frame.path();
	}

	String host() {
		return this.host.path();
	}

	/** A loader from a cache may name a former one: it gets today's, for today. */
	@GetMapping("/widget/brought/{name}/{hash}.js")
	ResponseEntity<String> script(@PathVariable String name, @PathVariable String hash) {
		Optional<Brought> script = Optional.of(this.frame)
			.filter((one) -> one.name().equals(name))
			.or(() -> Optional.of(this.host).filter((one) -> one.name().equals(name)));
		return script.map((one) -> one.answer(hash)).orElseGet(() -> ResponseEntity.notFound().build());
	}

	/** Where loaders of before they came in parts ask, for the day they are cached. */
	@GetMapping("/widget/host/{hash}.js")
	ResponseEntity<String> former() {
		return answer(this.former, CacheControl.noCache());
	}

	private static ResponseEntity<String> answer(String script, CacheControl caching) {
		return ResponseEntity.ok()
			.cacheControl(caching)
			// a module of another origin is read only by who may read it
			.header("Access-Control-Allow-Origin", "*")
			.header("Cross-Origin-Resource-Policy", "cross-origin")
			.contentType(Loader.JAVASCRIPT)
			.body(script);
	}

	private record Brought(String name, String script, String hash) {

		static Brought of(String name) throws IOException {
			String script = read("static/widgets/" + name + ".js");
			return new Brought(name, script,
					DigestUtils.md5DigestAsHex(script.getBytes(StandardCharsets.UTF_8)).substring(0, 12));
		}

		String path() {
			return "/widget/brought/" + this.name + "/" + this.hash + ".js";
		}

		ResponseEntity<String> answer(String asked) {
			return BroughtScripts.answer(this.script, asked.equals(this.hash)
					? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable() : CacheControl.noCache());
		}

	}

}
