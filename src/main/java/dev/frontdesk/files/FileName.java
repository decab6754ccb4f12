package dev.frontdesk.files;

import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** A name as a person gave it, made fit to be shown and saved under. */
final class FileName {

	private static final int LONGEST = 150;

	private static final int LONGEST_ENDING = 12;

	private FileName() {
	}

	static String clean(@Nullable String given) {
		String name = (given != null) ? given : "";
		name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		name = name.substring(Math.max(0, name.length() - 1000));
		name = Texts.optionalLine("name", name, 1000)
			.replaceAll("[\\p{Cf}<>:\"|?*]", "")
			.replaceAll("^[.\\s]+|[.\\s]+$", "");
		return name.isEmpty() ? "file" : shortened(name);
	}

	private static String shortened(String name) {
		int points = name.codePointCount(0, name.length());
		if (points <= LONGEST) {
			return name;
		}
		int dot = name.lastIndexOf('.');
		String ending = (dot > 0 && name.length() - dot <= LONGEST_ENDING) ? name.substring(dot) : "";
		return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
	}

}
