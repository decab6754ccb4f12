package dev.frontdesk.widgets;

import java.net.URI;

import dev.frontdesk.settings.Settings;
import io.nayuki.qrcodegen.QrCode;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * How a widget comes onto pages: what to copy, where it was seen, and the chat's own
 * address.
 */
@Controller
@RequestMapping("/admin/chat/widgets/{key}")
class PlacementPages {

	private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

	private static final int QUIET = 4;

	private final Widgets widgets;

	private final Sightings sightings;

	private final Settings settings;

	private final String home;

	PlacementPages(Widgets widgets, Sightings sightings, Settings settings, @Value("${frontdesk.url}") String home) {
		this.widgets = widgets;
		this.sightings = sightings;
		this.settings = settings;
		this.home = home;
	}

	@GetMapping("/placement")
	String show(@PathVariable String key, Model model) {
		Widget widget = widget(key);
		model.addAttribute("widget", widget);
		model.addAttribute("snippet", "<script async src=\"" + this.home + "/widget/" + key + ".js\"></script>");
		model.addAttribute("address", this.home + "/chat/" + key);
		model.addAttribute("link", "<a href=\"" + this.home + "/chat/" + key + "\" data-frontdesk-open>…</a>");
		model.addAttribute("inline", "<div data-frontdesk-inline></div>");
		String origin = Origins.of(this.home).orElse(this.home);
		model.addAttribute("policy", "script-src " + origin + "; frame-src " + origin);
		model.addAttribute("sightings", this.sightings.of(widget));
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "widgets/placement";
	}

	/**
	 * The chat's address as a picture to print; dark on white whatever the theme, or no
	 * phone reads it.
	 */
	@GetMapping("/qr.svg")
	ResponseEntity<String> qr(@PathVariable String key) {
		URI address = URI.create(this.home + "/chat/" + widget(key).key());
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noCache().cachePrivate())
			.contentType(SVG)
			.body(svg(QrCode.encodeText(address.toString(), QrCode.Ecc.MEDIUM)));
	}

	private static String svg(QrCode code) {
		StringBuilder dots = new StringBuilder();
		for (int y = 0; y < code.size; y++) {
			for (int x = 0; x < code.size; x++) {
				if (code.getModule(x, y)) {
					dots.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
				}
			}
		}
		int side = code.size + 2 * QUIET;
		return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" width=\"%2$d\" height=\"%2$d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path d=\"%3$s\"/></svg>"
			.formatted(side, side * 8, dots);
	}

	private Widget widget(String key) {
		return this.widgets.byKey(key).orElseThrow(UnknownWidget::new);
	}

}
