package dev.frontdesk.bench;

/** Who says something and hears it come back. */
interface Voice {

	/** Returns once it has come back. */
	void says() throws Exception;

}
