package dev.frontdesk.database;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says in one sentence why the embedded database did not come up.
 */
class EmbeddedServerFailureAnalyzer implements FailureAnalyzer {

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof DataFolderInUseException) {
				return new FailureAnalysis(message(cause),
						"Stop that one first, or give this one a folder of its own with --frontdesk.data=FOLDER.",
						cause);
			}
			if (cause instanceof EmbeddedServerException) {
				return new FailureAnalysis(message(cause),
						"Mend what it says, or point Frontdesk at a PostgreSQL of yours with SPRING_DATASOURCE_URL.",
						cause);
			}
		}
		return null;
	}

	private static String message(Throwable cause) {
		return String.valueOf(cause.getMessage());
	}

}
