package dev.frontdesk.widgets;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What visitors may send, by the endings of names; what a file really is, its content
 * says.
 */
public enum FileKind {

	PICTURES("png jpg jpeg gif webp heic bmp tif tiff"),
	DOCUMENTS("pdf txt csv rtf doc docx odt xls xlsx ods ppt pptx odp"), MEDIA("mp3 ogg wav m4a mp4 webm mov"),
	ARCHIVES("zip 7z gz tar rar"), OTHER("");

	private final String endings;

	FileKind(String endings) {
		this.endings = endings;
	}

	public static FileKind of(String name) {
		String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter((kind) -> kind.endings().contains(ending)).findFirst().orElse(OTHER);
	}

	/** As a file chooser takes it; empty: everything. */
	public static String accept(Collection<FileKind> kinds) {
		return kinds.contains(OTHER) ? ""
				: kinds.stream()
					.sorted()
					.flatMap((kind) -> kind.endings().stream())
					.map("."::concat)
					.collect(Collectors.joining(","));
	}

	private List<String> endings() {
		return List.of(this.endings.split(" ", -1));
	}

}
