package dev.frontdesk.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the first bytes of a file say it is. */
enum Starts {

	ZIP, JSON, MBOX, TEXT, OTHER;

	private static final int LOOK = 64 * 1024;

	static Starts of(Path file) throws IOException {
		byte[] start = bytes(file, LOOK);
		if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] < 9) {
			return ZIP;
		}
		if (wide(start)) {
			return TEXT;
		}
		for (byte one : start) {
			if (one == 0) {
				return OTHER;
			}
		}
		return ofText(new String(start, StandardCharsets.ISO_8859_1));
	}

	private static Starts ofText(String start) {
		String text = start.startsWith("ï»¿") ? start.substring(3) : start;
		if (text.startsWith("From ")) {
			return MBOX;
		}
		if (text.startsWith("%PDF-") || text.startsWith("\u0089PNG") || text.startsWith("\u001f\u008b")) {
			return OTHER;
		}
		String stripped = text.stripLeading();
		return (stripped.startsWith("{") || stripped.startsWith("[")) ? JSON : TEXT;
	}

	// UTF-16 with its mark
	private static boolean wide(byte[] start) {
		return start.length > 1 && ((start[0] == (byte) 0xff && start[1] == (byte) 0xfe)
				|| (start[0] == (byte) 0xfe && start[1] == (byte) 0xff));
	}

	static byte[] bytes(Path file, int most) throws IOException {
		try (InputStream bytes = Files.newInputStream(file)) {
			return bytes.readNBytes(most);
		}
	}

}
