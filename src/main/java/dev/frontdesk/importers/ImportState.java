package dev.frontdesk.importers;

/** How far an import has come. */
public enum ImportState {

	/** Sent; how it is to be read is being said. */
	READY,
	/** Read without writing. */
	READING,
	/** Read; waits to be told to begin. */
	READ, RUNNING, PAUSED, DONE, CANCELLED, FAILED;

	public boolean working() {
		return this == READING || this == RUNNING;
	}

	public boolean over() {
		return this == DONE || this == CANCELLED || this == FAILED;
	}

}
