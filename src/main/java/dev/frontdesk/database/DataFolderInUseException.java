package dev.frontdesk.database;

import java.nio.file.Path;

/**
 * Another living instance owns the data folder.
 */
final class DataFolderInUseException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DataFolderInUseException(Path folder) {
		super("Another running Frontdesk uses the data folder " + folder + ".");
	}

}
