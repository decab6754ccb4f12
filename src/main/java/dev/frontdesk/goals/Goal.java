package dev.frontdesk.goals;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Something visitors are to do.
 *
 * @param key by which pages tell of it
 * @param money whether an amount belongs to it, and a number of its own
 * @param days for how long a chat or message before it counts
 * @param largest what no believable amount exceeds
 */
public record Goal(long id, String key, String name, boolean money, boolean active, int days, BigDecimal largest) {

	public Duration window() {
		return Duration.ofDays(this.days);
	}

}
