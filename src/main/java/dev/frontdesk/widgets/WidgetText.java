package dev.frontdesk.widgets;

/** What a widget says in the company's own words, else in ours. */
public enum WidgetText {

	GREETING("widgets.word.greeting", 200), INTRO("widgets.word.intro", 300), ONLINE("widgets.word.online", 200),
	AWAY("widgets.word.away", 300), LAUNCHER("widgets.word.launcher", 40), FINE_PRINT("widgets.word.fine-print", 300);

	private final String key;

	private final int longest;

	WidgetText(String key, int longest) {
		this.key = key;
		this.longest = longest;
	}

	/** The message that is read where the company has not written its own. */
	public String key() {
		return this.key;
	}

	public int longest() {
		return this.longest;
	}

}
