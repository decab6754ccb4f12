package dev.frontdesk.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one kind of page loads: a style sheet and a script, each joined from the files of
 * several modules when the application starts and addressed as
 * {@code @{/assets/desk.css}} and {@code @{/assets/desk.js}}. A module adds to a surface
 * with a bean: {@code Surface.of("desk", "inbox/list.css", "inbox/desk.js")}. Sheets are
 * files below {@code styles/}; one that names no cascade layer goes into {@code module}.
 * Scripts are ES modules below {@code static/}; those they import come along by
 * themselves.
 *
 * @param name what the page asks for; several beans may share it
 * @param sheets in the order of the cascade, each only once
 * @param scripts in the order in which they run, each only once
 */
public record Surface(String name, List<String> sheets, List<String> scripts) {

	/** Tokens, base and the components every page may use. */
	public static final List<String> BASE = List.of("shell/reset.css", "shell/tokens.css", "shell/base.css",
			"shell/components/button.css", "shell/components/field.css", "shell/components/chip.css",
			"shell/components/face.css", "shell/components/card.css", "shell/components/menu.css",
			"shell/components/dialog.css", "shell/components/toast.css", "shell/components/table.css",
			"shell/components/tabs.css", "shell/components/empty.css", "shell/components/pager.css",
			"shell/components/progress.css", "shell/components/document.css");

	public Surface {
		if (!name.matches("[a-z][a-z-]*")) {
			throw new IllegalArgumentException("Not a name of a surface: " + name);
		}
		sheets = List.copyOf(sheets);
		scripts = List.copyOf(scripts);
	}

	public static Surface of(String name, String... files) {
		return of(name, Stream.of(files));
	}

	/** A surface of its own that stands on {@link #BASE}. */
	public static Surface onBase(String name, String... files) {
		return of(name, Stream.concat(BASE.stream(), Stream.of(files)));
	}

	private static Surface of(String name, Stream<String> files) {
		List<String> sheets = new ArrayList<>();
		List<String> scripts = new ArrayList<>();
		files.forEach((file) -> (file.endsWith(".js") ? scripts : sheets).add(file));
		return new Surface(name, sheets, scripts);
	}

	/** One for each name; what stands on the base first, so that it is not overruled. */
	static List<Surface> gathered(List<Surface> surfaces) {
		Map<String, Surface> gathered = new LinkedHashMap<>();
		surfaces.stream()
			.sorted(Comparator.comparing((surface) -> !surface.sheets().containsAll(BASE)))
			.forEach((surface) -> gathered.merge(surface.name(), surface, Surface::and));
		return List.copyOf(gathered.values());
	}

	private Surface and(Surface more) {
		return new Surface(this.name, both(this.sheets, more.sheets), both(this.scripts, more.scripts));
	}

	private static List<String> both(List<String> some, List<String> more) {
		Set<String> both = new LinkedHashSet<>(some);
		both.addAll(more);
		return List.copyOf(both);
	}

}
