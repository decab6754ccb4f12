package dev.frontdesk.visitors;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A visitor's word that they are here, or leave.
 *
 * @param tab which of their tabs says so
 * @param name as the page says it
 * @param until when they are gone unless more is heard
 * @param farewell whether nothing but the leaving is known
 */
record Beat(long widgetId, String tab, String url, String title, String locale, String zone, String name, Instant at,
		Instant until, boolean farewell) {

	/** Who has not been heard of for that long is gone: asleep, or without a network. */
	static final Duration ALIVE = Duration.ofMinutes(2);

	/** From one page to the next takes seconds. */
	static final Duration LEAVING = Duration.ofSeconds(15);

	static Beat here(long widgetId, String tab, String url, String title, String locale, String zone, String name,
			Instant now) {
		return new Beat(widgetId, tab, url, title, locale, zone, name, now, now.plus(ALIVE), false);
	}

	static Beat leaving(long widgetId, String tab, Instant now) {
		return new Beat(widgetId, tab, "", "", "", "", "", now, now.plus(LEAVING), true);
	}

	/** What is known once this has been heard, too. */
	Beat then(Beat next) {
		if (!next.farewell) {
			return next;
		}
		return !this.tab.equals(next.tab) ? this : new Beat(this.widgetId, this.tab, this.url, this.title, this.locale,
				this.zone, this.name, this.at, next.until, this.farewell);
	}

	String seenAt() {
		return this.at.atOffset(ZoneOffset.UTC).toString();
	}

	String goneAt() {
		return this.until.atOffset(ZoneOffset.UTC).toString();
	}

	/** Says nothing of anyone in a log. */
	@Override
	public String toString() {
		return "Beat";
	}

}
