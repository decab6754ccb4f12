package dev.frontdesk.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything, owned by one living instance at a time. The lock dies
 * with its process, so whoever gets it knows that a server still running inside is an
 * orphan.
 */
final class DataFolder implements AutoCloseable {

	private final Path path;

	private final FileChannel lockFile;

	private DataFolder(Path path, FileChannel lockFile) {
		this.path = path;
		this.lockFile = lockFile;
	}

	static DataFolder own(Path folder) throws IOException {
		Path path = Files.createDirectories(folder.toAbsolutePath().normalize());
		FileChannel lockFile = FileChannel.open(path.resolve("frontdesk.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		if (lock(lockFile) == null) {
			lockFile.close();
			throw new DataFolderInUseException(path);
		}
		return new DataFolder(path, lockFile);
	}

	private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
		try {
			return lockFile.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	Path cluster() {
		return this.path.resolve("postgresql");
	}

	Path binaries() {
		return this.path.resolve("binaries");
	}

	Path log() {
		return this.path.resolve("postgresql.log");
	}

	Path passwordFile() {
		return this.path.resolve("database-password");
	}

	String password() throws IOException {
		Path file = passwordFile();
		if (!Files.exists(file)) {
			writeForOwnerOnly(file, generatePassword());
		}
		return Files.readString(file).strip();
	}

	private static String generatePassword() {
		byte[] secret = new byte[24];
		new SecureRandom().nextBytes(secret);
		return HexFormat.of().formatHex(secret);
	}

	private static void writeForOwnerOnly(Path file, String text) throws IOException {
		Path draft = file.resolveSibling(file.getFileName() + ".draft");
		Files.deleteIfExists(draft);
		if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		Files.writeString(draft, text);
		Files.move(draft, file);
	}

	@Override
	public void close() throws IOException {
		this.lockFile.close();
	}

}
