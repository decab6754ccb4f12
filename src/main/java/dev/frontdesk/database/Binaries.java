package dev.frontdesk.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs for this platform, unpacked once from the archive on the class
 * path into a folder named by the archive's digest. Only the owner of the data folder
 * unpacks there.
 */
final class Binaries {

	private Binaries() {
	}

	static Path unpackedIn(Path folder) throws IOException {
		byte[] archive = archive();
		Path home = folder.resolve(digest(archive));
		if (!Files.isDirectory(home)) {
			Path draft = folder.resolve("draft");
			FileSystemUtils.deleteRecursively(draft);
			unpack(archive, draft);
			Files.move(draft, home);
		}
		return home;
	}

	private static byte[] archive() throws IOException {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String platform = system.startsWith("windows") ? "Windows" : system.startsWith("mac") ? "Darwin" : "Linux";
		String architecture = System.getProperty("os.arch").replace("amd64", "x86_64");
		try (InputStream stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(platform, architecture)) {
			return stream.readAllBytes();
		}
	}

	private static String digest(byte[] archive) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
			return HexFormat.of().formatHex(digest, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void unpack(byte[] archive, Path home) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new ByteArrayInputStream(archive)))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				write(entry, tar, home.resolve(entry.getName()).normalize());
			}
		}
		try (Stream<Path> programs = Files.list(home.resolve("bin"))) {
			programs.forEach((program) -> program.toFile().setExecutable(true));
		}
	}

	private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
		if (entry.isDirectory()) {
			Files.createDirectories(target);
			return;
		}
		Files.createDirectories(target.resolveSibling(""));
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
		}
		else {
			Files.copy(content, target);
		}
	}

}
