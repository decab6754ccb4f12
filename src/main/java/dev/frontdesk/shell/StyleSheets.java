package dev.frontdesk.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The joined sheet of every surface. */
@Controller
class StyleSheets {

	private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

	private static final String LAYERS = "@layer reset, tokens, base, components, module;\n";

	private final Map<String, String> sheets = new LinkedHashMap<>();

	private final Assets assets;

	StyleSheets(List<Surface> surfaces, Assets assets) {
		this.assets = assets;
		Surface.gathered(surfaces)
			.stream()
			.filter((surface) -> !surface.sheets().isEmpty())
			.forEach((surface) -> this.sheets.put(surface.name(), join(surface.sheets())));
	}

	@GetMapping("/assets/{version}/{name:[a-z-]+}.css")
	ResponseEntity<String> sheet(@PathVariable String version, @PathVariable String name,
			@RequestParam(required = false) @Nullable String brand) {
		String sheet = this.sheets.get(name);
		if (sheet == null) {
			return ResponseEntity.notFound().build();
		}
		return ResponseEntity.ok()
			.cacheControl(this.assets.caching(version))
			.contentType(CSS)
			.body(sheet + BrandColor.of(brand).map(BrandColor::sheet).orElse(""));
	}

	private static String join(List<String> files) {
		StringBuilder joined = new StringBuilder(LAYERS);
		files.forEach((file) -> joined.append(layered(lean(read(file)))).append('\n'));
		return joined.toString();
	}

	private static String layered(String sheet) {
		return sheet.contains("@layer") ? sheet : "@layer module{" + sheet + "}";
	}

	private static String lean(String sheet) {
		return sheet.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s*\\n\\s*", "\n").strip();
	}

	private static String read(String file) {
		try {
			return new ClassPathResource("styles/" + file).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No sheet styles/" + file, ex);
		}
	}

}
