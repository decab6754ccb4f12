package dev.frontdesk.importers;

import java.time.Instant;
import java.util.List;

/**
 * What an import would do, as reading it found.
 *
 * @param total tickets in the file
 * @param highest the highest number it brings; 0 where it brings none
 * @param colleagues who answered there and is here
 * @param former who answered there and will be remembered here
 */
public record Foretaste(int total, long highest, List<String> colleagues, List<String> former, List<Meant> statuses,
		List<Sample> samples) {

	static final Foretaste NONE = new Foretaste(0, 0, List.of(), List.of(), List.of(), List.of());

	/** For keeping once it is over: without anybody's words. */
	Foretaste figures() {
		return new Foretaste(this.total, this.highest, List.of(), List.of(), List.of(), List.of());
	}

	/**
	 * What a status there becomes here.
	 *
	 * @param there empty where it is made out from what was said last
	 */
	public record Meant(String there, String here, int tickets) {
	}

	/**
	 * One ticket of the file.
	 *
	 * @param number as it was there; empty where it had none
	 */
	public record Sample(String number, String subject, String customer, String status, int messages, int files,
			Instant at, String language) {
	}

}
