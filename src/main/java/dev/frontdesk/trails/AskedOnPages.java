package dev.frontdesk.trails;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.language.Languages;
import dev.frontdesk.trails.Policy.Way;
import dev.frontdesk.widgets.LoaderPart;
import dev.frontdesk.widgets.Widget;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells the loader whether visits may be remembered, and in which words to ask. */
@Component
class AskedOnPages implements LoaderPart {

	private static final List<String> WORDS = List.of("text", "yes", "no", "never");

	private final Policies policies;

	private final MessageSource messages;

	AskedOnPages(Policies policies, MessageSource messages) {
		this.policies = policies;
		this.messages = messages;
	}

	@Override
	public Map<String, Object> of(Widget widget) {
		Policy policy = this.policies.of(widget.marketId());
		Map<String, Object> all = new LinkedHashMap<>();
		if (policy.way() != Way.NONE) {
			all.put("keeps", true);
		}
		if (policy.way() == Way.BANNER) {
			Map<String, Object> banner = new LinkedHashMap<>();
			Languages.SHIPPED.forEach((locale) -> banner.put(locale.toLanguageTag(), words(policy, locale)));
			all.put("banner", banner);
		}
		return all;
	}

	private Map<String, String> words(Policy policy, Locale locale) {
		Map<String, String> words = new LinkedHashMap<>();
		WORDS.forEach((word) -> words.put(word,
				this.messages.getMessage("trails.ask." + word, new Object[] { policy.days() }, locale)));
		return words;
	}

}
