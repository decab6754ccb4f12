package dev.frontdesk.chat;

import java.util.Locale;
import java.util.Map;

import dev.frontdesk.widgets.Widget;

/**
 * What a module above tells its own script in the panel, when the panel is drawn: little,
 * for every visitor gets it. The script finds it as {@code chat.parts[name]}.
 */
public interface PanelPart {

	String name();

	/** What becomes JSON; empty where there is nothing to tell. */
	Map<String, Object> shown(Widget widget, Locale reader);

}
