package dev.frontdesk.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Looks into a file before it is kept: empty, too large, a program, something else than
 * its name says, an archive that would burst.
 */
@Component
public class FileChecks {

	private static final Set<String> PROGRAM_ENDINGS = Set.of("exe", "com", "bat", "cmd", "scr", "pif", "msi", "msp",
			"dll", "cpl", "js", "jse", "mjs", "vbs", "vbe", "wsf", "wsh", "ps1", "psm1", "hta", "jar", "apk", "app",
			"dmg", "pkg", "deb", "rpm", "sh", "bash", "reg", "lnk", "iso", "img", "vhd", "xll", "gadget", "appimage");

	private static final Set<String> PROGRAM_TYPES = Set.of("application/x-dosexec", "application/x-msdownload",
			"application/x-elf", "application/x-executable", "application/x-sharedlib", "application/x-mach-o",
			"application/x-mach-o-executable", "application/x-sh", "application/java-archive",
			"application/x-java-archive", "application/vnd.android.package-archive", "application/x-ms-installer",
			"application/java-vm", "application/x-bat");

	private static final Set<String> PICTURE_ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "webp", "heic", "bmp", "tif",
			"tiff");

	private final FileRules rules;

	private final Tika tika = new Tika();

	FileChecks(FileRules rules) {
		this.rules = rules;
	}

	/** Whether its name says that it runs. */
	public static boolean isProgram(String name) {
		return PROGRAM_ENDINGS.contains(ending(name));
	}

	/**
	 * @param content opened as often as needed
	 * @param size in bytes
	 * @throws FileEmpty when there is nothing in it
	 * @throws FileTooLarge when it is larger than the admin allows
	 * @throws FileRefused when it is a program, lies about its kind or would burst
	 */
	public void check(Content content, @Nullable String given, long size) {
		check(content, given, size, Long.MAX_VALUE);
	}

	/**
	 * @param largest bytes, where a door takes less than the admin allows
	 * @see #check(Content, String, long)
	 */
	public void check(Content content, @Nullable String given, long size, long largest) {
		String name = FileName.clean(given);
		FileRules.Rules rules = this.rules.current();
		long most = Math.min(largest, rules.largestBytes());
		if (size == 0) {
			throw new FileEmpty(name);
		}
		if (size > most) {
			throw new FileTooLarge(name, most);
		}
		boolean refuses = rules.programs() == FileRules.Programs.REFUSE;
		String type = typeOf(content);
		boolean program = PROGRAM_TYPES.contains(type);
		if (program && !isProgram(name)) {
			// whatever the admin thinks of programs, none comes in under another name
			throw new FileRefused("lies", name);
		}
		if (refuses && (program || isProgram(name))) {
			throw new FileRefused("program", name);
		}
		if (lies(ending(name), type)) {
			throw new FileRefused("lies", name);
		}
		look(content, name, type, size, refuses);
	}

	private static void look(Content content, String name, String type, long size, boolean refuses) {
		try (InputStream bytes = content.open()) {
			Archive.Finding finding = Archive.look(bytes, type, size);
			if (finding == Archive.Finding.BURSTS) {
				throw new FileRefused("bursts", name);
			}
			if (finding == Archive.Finding.PROGRAM && refuses) {
				throw new FileRefused("program-inside", name);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean lies(String ending, String type) {
		if (PICTURE_ENDINGS.contains(ending)) {
			return !type.startsWith("image/") || type.contains("svg");
		}
		return "pdf".equals(ending) && !"application/pdf".equals(type);
	}

	private String typeOf(Content content) {
		try (InputStream bytes = content.open()) {
			// without the name: what it says of itself is what is being checked
			return this.tika.detect(bytes.readNBytes(64 * 1024));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String ending(String name) {
		int dot = name.lastIndexOf('.');
		return (dot < 0) ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
	}

	/** A file's bytes, as often as they are asked for. */
	@FunctionalInterface
	public interface Content {

		InputStream open() throws IOException;

	}

}
