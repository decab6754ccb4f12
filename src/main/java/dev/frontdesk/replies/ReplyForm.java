package dev.frontdesk.replies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form of a canned reply as it was typed.
 *
 * @param scope {@code me}, {@code all}, or the id of a team
 * @param texts by language tag, empty ones too
 */
record ReplyForm(@Nullable Long id, int version, String scope, String folder, String name, String shortcut,
		Map<String, String> texts, List<Step> steps) {

	private static final int MOST_ROWS = 30;

	static ReplyForm empty(boolean shared, Locale workspace) {
		return new ReplyForm(null, 0, shared ? "all" : "me", "", "", "", languages(Set.of(), workspace), List.of());
	}

	static ReplyForm of(CannedReply reply, Locale workspace) {
		Map<String, String> texts = languages(reply.texts().texts().keySet(), workspace);
		texts.putAll(reply.texts().texts());
		Long team = reply.teamId();
		String shared = (team != null) ? team.toString() : "all";
		return new ReplyForm(reply.id(), reply.version(), (reply.ownerId() != null) ? "me" : shared, reply.folder(),
				reply.name(), (reply.shortcut() != null) ? reply.shortcut() : "", texts, reply.steps().list());
	}

	// The workspace's language first, then the others that are shipped or written
	private static Map<String, String> languages(Set<String> written, Locale workspace) {
		Set<String> tags = new LinkedHashSet<>();
		tags.add(workspace.getLanguage());
		Languages.SHIPPED.forEach((locale) -> tags.add(locale.getLanguage()));
		written.stream().sorted().forEach(tags::add);
		Map<String, String> texts = new LinkedHashMap<>();
		tags.forEach((tag) -> texts.put(tag, ""));
		return texts;
	}

	static ReplyForm typed(@Nullable Long id, MultiValueMap<String, String> typed, Locale workspace) {
		Map<String, String> texts = languages(Set.of(), workspace);
		typed.forEach((name, values) -> {
			if (name.startsWith("text-") && name.length() < 14) {
				texts.put(name.substring("text-".length()), values.getFirst());
			}
		});
		String more = one(typed, "language");
		if (!more.isBlank() && !one(typed, "more").isBlank()) {
			texts.put(more, one(typed, "more"));
		}
		List<Step> steps = new ArrayList<>();
		for (int i = 0; i < MOST_ROWS && typed.containsKey("action." + i); i++) {
			String action = one(typed, "action." + i);
			// the value was typed for another action: it means nothing here
			String value = action.equals(one(typed, "was." + i)) ? one(typed, "value." + i) : "";
			steps.add(new Step(action, value));
		}
		return new ReplyForm(id, number(one(typed, "version")), one(typed, "scope"), one(typed, "folder"),
				one(typed, "name"), one(typed, "shortcut"), texts, steps);
	}

	private static String one(MultiValueMap<String, String> typed, String name) {
		String value = typed.getFirst(name);
		return (value != null) ? value : "";
	}

	private static int number(String typed) {
		return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
	}

	ReplyForm with(List<Step> steps) {
		return new ReplyForm(this.id, this.version, this.scope, this.folder, this.name, this.shortcut, this.texts,
				steps);
	}

	ReplyForm at(int version) {
		return new ReplyForm(this.id, version, this.scope, this.folder, this.name, this.shortcut, this.texts,
				this.steps);
	}

	ReplyDraft draft(long me) {
		boolean mine = this.scope.equals("me");
		boolean all = this.scope.equals("all");
		if (!mine && !all && !this.scope.matches("\\d{1,18}")) {
			throw new InvalidText("scope", "actions.value.missing");
		}
		List<Step> steps = this.steps.stream().filter((step) -> !step.action().isEmpty()).toList();
		return new ReplyDraft(mine ? me : null, (mine || all) ? null : Long.valueOf(this.scope), this.folder, this.name,
				this.shortcut, new LocalizedText(this.texts), new Steps(steps));
	}

}
