package dev.frontdesk.post;

import java.util.List;

import dev.frontdesk.settings.Settings;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/admin/outbox")
class OutboxController {

	// as written by us, but for nobody's script and for no other place
	private static final String SEALED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; "
			+ "base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

	private final Outbox outbox;

	private final MailServer server;

	private final Settings settings;

	OutboxController(Outbox outbox, MailServer server, Settings settings) {
		this.outbox = outbox;
		this.server = server;
		this.settings = settings;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
		List<Outbox.Row> rows = this.outbox.before(before);
		boolean more = rows.size() > Outbox.PAGE;
		List<Outbox.Row> page = more ? rows.subList(0, Outbox.PAGE) : rows;
		model.addAttribute("letters", page);
		model.addAttribute("next", more ? "/admin/outbox?before=" + page.getLast().id() : null);
		model.addAttribute("newest", before != Long.MAX_VALUE ? "/admin/outbox" : null);
		model.addAttribute("server", this.server.isConfigured());
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "post/outbox";
	}

	@GetMapping("/{publicId}")
	String letter(@PathVariable String publicId, Model model) {
		model.addAttribute("letter", this.outbox.letter(publicId));
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return "post/letter";
	}

	@GetMapping("/{publicId}/html")
	ResponseEntity<String> html(@PathVariable String publicId) {
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noStore())
			.header("Content-Security-Policy", SEALED)
			.header("X-Frame-Options", "SAMEORIGIN")
			.body(this.outbox.letter(publicId).htmlBody());
	}

	@PostMapping("/{publicId}/attempts")
	String tryAgain(@PathVariable String publicId) {
		this.outbox.tryAgain(publicId);
		return "redirect:/admin/outbox/" + this.outbox.letter(publicId).publicId();
	}

}
