package dev.frontdesk.visitors;

import java.io.IOException;
import java.util.Map;

import dev.frontdesk.widgets.BroughtScript;
import dev.frontdesk.widgets.LoaderPart;
import dev.frontdesk.widgets.Widget;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The script with which the browser of a visitor who agreed says that they are here, at
 * an address that is this very text's for ever; nobody else loads it.
 */
@Controller
class NowFile implements LoaderPart {

	private final BroughtScript script;

	private final Gates gates;

	NowFile(Gates gates) throws IOException {
		this.gates = gates;
		this.script = BroughtScript.of(BroughtScript.read("static/visitors/now.js"));
	}

	/** {@code now}: which script, where visitors are seen at all. */
	@Override
	public Map<String, Object> of(Widget widget) {
		boolean seen = this.gates.of(widget.key()).filter((gate) -> gate.shown() != Shown.OFF).isPresent();
		return seen ? Map.of("now", this.script.hash()) : Map.of();
	}

	@GetMapping("/widget/now/{hash}.js")
	ResponseEntity<String> file(@PathVariable String hash) {
		return this.script.answer(hash);
	}

}
