package dev.frontdesk.sources;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Tickets one after another, never all of them in memory. */
public interface ImportStream extends Closeable {

	/**
	 * The next one.
	 * @param untaken is told what had to be left out on the way to it
	 * @return null after the last
	 */
	@Nullable ImportedTicket next(Consumer<Untaken> untaken) throws IOException;

}
