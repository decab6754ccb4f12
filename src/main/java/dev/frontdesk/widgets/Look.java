package dev.frontdesk.widgets;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.frontdesk.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * How a widget looks, what it says, and where and when it shows.
 *
 * @param color as {@code #rrggbb}; null: the brand's
 * @param logo the public id of a picture
 * @param offsetX from the side of the window, in CSS pixels
 * @param offsetY from its bottom
 * @param shownOn addresses of pages; empty: every page
 * @param hiddenOn addresses of pages, stronger than those on which it is shown
 * @param hours null: always
 * @param files what visitors may send; empty: nothing
 * @param megabytes of the largest file
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Look(@Nullable String color, @Nullable String logo, Shape shape, Side side, int offsetX, int offsetY,
		List<PagePattern> shownOn, List<PagePattern> hiddenOn, @Nullable ShownHours hours,
		Map<WidgetText, LocalizedText> texts, Set<FileKind> files, int megabytes, boolean sounds) {

	static final int MOST_MEGABYTES = 20;

	/** Of one that has just been made. */
	static final Look STANDARD = new Look(null, null, Shape.ROUND, Side.RIGHT, 20, 20, List.of(), List.of(), null,
			Map.of(), Set.of(FileKind.values()), 10, true);

	public Look {
		shownOn = List.copyOf(shownOn);
		hiddenOn = List.copyOf(hiddenOn);
		texts = Map.copyOf(texts);
		files = Set.copyOf(files);
	}

	/** What was written for readers of a language; empty where it was not. */
	public Optional<String> text(WidgetText text, Locale reader) {
		return Optional.ofNullable(this.texts.get(text)).map((written) -> written.texts().get(reader.getLanguage()));
	}

	/** Whether the launcher shows on a page, as far as addresses decide it. */
	public boolean shownOn(URI page) {
		return this.hiddenOn.stream().noneMatch((hidden) -> hidden.matches(page))
				&& (this.shownOn.isEmpty() || this.shownOn.stream().anyMatch((shown) -> shown.matches(page)));
	}

	public long largestFile() {
		return this.megabytes * 1_000_000L;
	}

	Look withLogo(@Nullable String id) {
		return new Look(this.color, id, this.shape, this.side, this.offsetX, this.offsetY, this.shownOn, this.hiddenOn,
				this.hours, this.texts, this.files, this.megabytes, this.sounds);
	}

	/** Of the launcher. */
	public enum Shape {

		/** A circle with a sign. */
		ROUND,
		/** The same with corners. */
		SQUARE,
		/** The sign and a word beside it. */
		PILL,
		/** None is drawn: links of the page open the chat. */
		NONE

	}

	/** Of the window. */
	public enum Side {

		RIGHT, LEFT

	}

}
