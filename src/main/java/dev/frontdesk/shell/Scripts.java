package dev.frontdesk.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.webjars.WebJarVersionLocator;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The joined script of every surface. */
@Controller
class Scripts {

	private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

	private static final String WEBJARS = "webjars/";

	private final Map<String, String> scripts = new HashMap<>();

	private final Assets assets;

	Scripts(List<Surface> surfaces, Assets assets) {
		this.assets = assets;
		WebJarVersionLocator webJars = new WebJarVersionLocator();
		Surface.gathered(surfaces)
			.stream()
			.filter((surface) -> !surface.scripts().isEmpty())
			.forEach((surface) -> this.scripts.put(surface.name(),
					JoinedScript.of(surface.scripts(), (file) -> read(file, webJars))));
	}

	@GetMapping("/assets/{version}/{name:[a-z-]+}.js")
	ResponseEntity<String> script(@PathVariable String version, @PathVariable String name) {
		String script = this.scripts.get(name);
		return (script == null) ? ResponseEntity.notFound().build()
				: ResponseEntity.ok().cacheControl(this.assets.caching(version)).contentType(JAVASCRIPT).body(script);
	}

	private static String read(String file, WebJarVersionLocator webJars) {
		try {
			return new ClassPathResource(place(file, webJars)).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No script " + file, ex);
		}
	}

	// webjars/<name>/<file>, as the browser would ask for it
	private static String place(String file, WebJarVersionLocator webJars) {
		if (!file.startsWith(WEBJARS)) {
			return "static/" + file;
		}
		String[] parts = file.substring(WEBJARS.length()).split("/", 2);
		String path = (parts.length == 2) ? webJars.fullPath(parts[0], parts[1]) : null;
		return (path != null) ? path : file;
	}

}
