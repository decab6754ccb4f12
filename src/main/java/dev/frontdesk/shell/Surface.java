package dev.frontdesk.shell;

import java.util.List;
import java.util.stream.Stream;

/**
 * One style sheet a page loads, joined from the sheets of several modules when the
 * application starts and linked as {@code @{/assets/desk.css}}. A module adds to a
 * surface with a bean: {@code Surface.of("desk", "inbox/list.css")}. Sheets are files
 * below {@code styles/}; one that names no cascade layer goes into {@code module}.
 *
 * @param name what the page asks for; several beans may share it
 * @param sheets in the order of the cascade, each only once
 */
public record Surface(String name, List<String> sheets) {

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
	}

	public static Surface of(String name, String... sheets) {
		return new Surface(name, List.of(sheets));
	}

	/** A surface of its own that stands on {@link #BASE}. */
	public static Surface onBase(String name, String... sheets) {
		return new Surface(name, Stream.concat(BASE.stream(), Stream.of(sheets)).toList());
	}

}
