package dev.frontdesk.widgets;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The script at the address that stands in other people's pages and so never changes. */
@Controller
class Loader {

	static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

	private final Widgets widgets;

	private final LoaderScript script;

	private final Sightings sightings;

	Loader(Widgets widgets, LoaderScript script, Sightings sightings) {
		this.sightings = sightings;
		this.widgets = widgets;
		this.script = script;
	}

	/** That of the first days, which names its widget in {@code data-widget}. */
	@GetMapping("/widget.js")
	ResponseEntity<byte[]> standard(HttpServletRequest request) {
		return loader(Widget.DEFAULT, request);
	}

	@GetMapping("/widget/{key}.js")
	ResponseEntity<byte[]> loader(@PathVariable String key, HttpServletRequest request) {
		Widget widget = this.widgets.byKey(key).orElseThrow(UnknownWidget::new);
		this.sightings.seen(widget, request);
		byte[] script = (widget.enabled() ? this.script.of(widget) : this.script.silent(widget))
			.getBytes(StandardCharsets.UTF_8);
		return ResponseEntity.ok()
			.cacheControl(
					CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic().staleWhileRevalidate(Duration.ofDays(1)))
			.eTag('"' + DigestUtils.md5DigestAsHex(script) + '"')
			.header("Cross-Origin-Resource-Policy", "cross-origin")
			.contentType(JAVASCRIPT)
			.body(script);
	}

}
