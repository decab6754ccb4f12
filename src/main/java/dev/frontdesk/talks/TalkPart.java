package dev.frontdesk.talks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.chat.PanelPart;
import dev.frontdesk.shell.Assets;
import dev.frontdesk.widgets.Widget;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where the script that comes on intent lies, and what is said before it comes. */
@Component
class TalkPart implements PanelPart {

	private final TalkRules rules;

	private final Assets assets;

	private final MessageSource messages;

	TalkPart(TalkRules rules, Assets assets, MessageSource messages) {
		this.rules = rules;
		this.assets = assets;
		this.messages = messages;
	}

	@Override
	public String name() {
		return "talks";
	}

	@Override
	public Map<String, Object> shown(Widget widget, Locale reader) {
		TalkRules.Rule rule = this.rules.rule();
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("more", this.assets.url("panel-more"));
		told.put("menu", say("talks.panel.menu", reader));
		told.put("emoji", say("talks.panel.emoji", reader));
		told.put("largest", widget.look().largestFile());
		told.put("rates", rule.ratings());
		if (rule.peek()) {
			told.put("peek", say("talks.panel.peek", reader));
		}
		return told;
	}

	private String say(String key, Locale reader) {
		return this.messages.getMessage(key, null, reader);
	}

}
