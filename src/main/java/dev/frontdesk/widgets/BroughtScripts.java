package dev.frontdesk.widgets;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
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

	private final BroughtScript former;

	BroughtScripts() throws IOException {
		this.frame = Brought.of("frame");
		this.host = Brought.of("host");
		this.former = BroughtScript.of(read("static/widgets/former.js").replace("{/* host */}", this.host.path()));
	}

	/** Without what only people read, spaces too. */
	static String read(String path) throws IOException {
		return SPARE.matcher(BroughtScript.read(path))
			.replaceAll((found) -> (found.group(1) != null) ? Matcher.quoteReplacement(found.group(1)) : ",");
	}

	String frame() {
		return this.frame.path();
	}

	String host() {
		return this.host.path();
	}

	@GetMapping("/widget/brought/{name}/{hash}.js")
	ResponseEntity<String> script(@PathVariable String name, @PathVariable String hash) {
		Optional<Brought> script = Optional.of(this.frame)
			.filter((one) -> one.name().equals(name))
			.or(() -> Optional.of(this.host).filter((one) -> one.name().equals(name)));
		return script.map((one) -> one.script().answer(hash)).orElseGet(() -> ResponseEntity.notFound().build());
	}

	/** Where loaders of before they came in parts ask, for the day they are cached. */
	@GetMapping("/widget/host/{hash}.js")
	ResponseEntity<String> former() {
		return this.former.answer(CacheControl.noCache());
	}

	private record Brought(String name, BroughtScript script) {

		static Brought of(String name) throws IOException {
			return new Brought(name, BroughtScript.of(read("static/widgets/" + name + ".js")));
		}

		String path() {
			return "/widget/brought/" + this.name + "/" + this.script.hash() + ".js";
		}

	}

}
