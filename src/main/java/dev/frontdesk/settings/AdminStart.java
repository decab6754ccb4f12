package dev.frontdesk.settings;

import java.util.Optional;

/** Where {@code /admin} leads an admin first, while something waits there. */
@FunctionalInterface
public interface AdminStart {

	/** The page's address; empty when nothing waits. */
	Optional<String> of(long agentId);

}
