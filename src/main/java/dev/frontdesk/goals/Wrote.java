package dev.frontdesk.goals;

import java.time.Instant;

/** Seam: whether the holder of a visitor's token wrote in the chat lately. */
public interface Wrote {

	/** False too for what is no token. */
	boolean since(String token, Instant time);

}
