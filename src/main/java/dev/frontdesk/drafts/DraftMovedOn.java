package dev.frontdesk.drafts;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** The draft was changed in another tab or place. */
public class DraftMovedOn extends Refusal {

	private final transient Draft draft;

	DraftMovedOn(Draft draft) {
		super(HttpStatus.CONFLICT, "drafts.moved-on");
		this.draft = draft;
	}

	/** What stands now. */
	public Draft draft() {
		return this.draft;
	}

}
