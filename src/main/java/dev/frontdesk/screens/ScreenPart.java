package dev.frontdesk.screens;

import java.util.Locale;
import java.util.Map;

import dev.frontdesk.chat.PanelPart;
import dev.frontdesk.shell.Assets;
import dev.frontdesk.widgets.Widget;

import org.springframework.stereotype.Component;

/** Where the script lies that comes once somebody asks; nothing where nobody may. */
@Component
class ScreenPart implements PanelPart {

	private final ScreenRules rules;

	private final Assets assets;

	ScreenPart(ScreenRules rules, Assets assets) {
		this.rules = rules;
		this.assets = assets;
	}

	@Override
	public String name() {
		return "screens";
	}

	@Override
	public Map<String, Object> shown(Widget widget, Locale reader) {
		return this.rules.rule().on() ? Map.of("more", this.assets.url("panel-screens")) : Map.of();
	}

}
