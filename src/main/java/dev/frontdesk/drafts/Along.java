package dev.frontdesk.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is done together with a message, as a composer shows it: {@code @along}. */
@Component("along")
public class Along {

	static final String STATUS = "status";

	private final Actions actions;

	Along(Actions actions) {
		this.actions = actions;
	}

	/** Beside the open draft of a kind, among these. */
	public Shown beside(List<Draft> drafts, DraftKind kind) {
		Optional<Draft> open = drafts.stream()
			.filter((draft) -> !draft.scheduled() && draft.kind() == kind)
			.findFirst();
		return of(open.map((draft) -> draft.steps().list()).orElse(List.of()));
	}

	public Shown of(Draft draft) {
		return of(draft.steps().list());
	}

	private Shown of(List<Step> steps) {
		Locale reader = LocaleContextHolder.getLocale();
		List<Line> lines = new ArrayList<>();
		String next = null;
		for (Step step : steps) {
			lines.add(new Line(lines.size() + ":" + step.action(), this.actions.words(step, reader)));
			if (step.action().equals(STATUS)) {
				next = step.value();
			}
		}
		return new Shown(lines, next);
	}

	/**
	 * @param next the status it leaves behind, if it names one
	 */
	public record Shown(List<Line> lines, @Nullable String next) {
	}

	/**
	 * @param place where it stands and what it is, to leave it out by
	 * @param words in the reader's language
	 */
	public record Line(String place, String words) {
	}

}
