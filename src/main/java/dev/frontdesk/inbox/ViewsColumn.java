package dev.frontdesk.inbox;

import dev.frontdesk.shell.Drawings;
import dev.frontdesk.views.Counts;

import org.springframework.stereotype.Component;

/** The first column of the desk, as {@code @viewsColumn}. */
@Component("viewsColumn")
class ViewsColumn {

	private final Drawings drawings;

	ViewsColumn(Drawings drawings) {
		this.drawings = drawings;
	}

	/**
	 * As HTML.
	 * @param here the key of the view that is shown
	 * @param aside whether it comes beside what was asked for
	 */
	public String html(Counts counts, String here, boolean aside) {
		return this.drawings.html("inbox/views :: views", new Shown(counts, here, aside));
	}

	/** All the column shows. */
	public record Shown(Counts counts, String here, boolean aside) {
	}

}
