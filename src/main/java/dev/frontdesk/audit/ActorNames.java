package dev.frontdesk.audit;

import java.util.Collection;
import java.util.Map;

/** Seam: what agents are called. Implemented where people are known. */
public interface ActorNames {

	/** The names of those that exist, by id. */
	Map<Long, String> agents(Collection<Long> ids);

}
