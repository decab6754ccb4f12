package dev.frontdesk.actions;

import java.util.List;

/** Actions that come and go while the application runs. */
public interface TicketActionSource {

	/** All there are now; their keys hold a dot, as those of no other action do. */
	List<TicketAction> actions();

}
