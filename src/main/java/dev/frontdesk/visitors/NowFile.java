package dev.frontdesk.visitors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import dev.frontdesk.widgets.LoaderPart;
import dev.frontdesk.widgets.Widget;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The script with which the browser of a visitor who agreed says that they are here, at
 * an address that is this very text's for ever; nobody else loads it.
 */
@Controller
class NowFile implements LoaderPart {

	private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

	private final String script;

	private final String hash;

	private final Gates gates;

	NowFile(Gates gates) throws IOException {
		this.gates = gates;
		this.script = new ClassPathResource("static/visitors/now.js").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.map(String::strip)
			.filter((line) -> !line.startsWith("//") && !line.isEmpty())
			.collect(Collectors.joining("\n"));
		this.hash = DigestUtils.md5DigestAsHex(this.script.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
	}

	/** {@code now}: which script, where visitors are seen at all. */
	@Override
	public Map<String, Object> of(Widget widget) {
		boolean seen = this.gates.of(widget.key()).filter((gate) -> gate.shown() != Shown.OFF).isPresent();
		return seen ? Map.of("now", this.hash) : Map.of();
	}

	/** A loader from a cache may name a former one: it gets today's, for today. */
	@GetMapping("/widget/now/{hash}.js")
	ResponseEntity<String> file(@PathVariable String hash) {
		return ResponseEntity.ok()
			.cacheControl(hash.equals(this.hash) ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
					: CacheControl.noCache())
			// a module of another origin is read only by who may read it
			.header("Access-Control-Allow-Origin", "*")
			.header("Cross-Origin-Resource-Policy", "cross-origin")
			.contentType(JAVASCRIPT)
			.body(this.script);
	}

}
