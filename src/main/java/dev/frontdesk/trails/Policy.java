package dev.frontdesk.trails;

/**
 * How a market's visitors are asked, and for how many days anything is kept.
 */
public record Policy(long marketId, String market, Way way, int days) {

	public enum Way {

		/** Nobody is asked, and nothing is remembered. */
		NONE,

		/** In the panel, once it is open. */
		PANEL,

		/** In a small banner on the page. */
		BANNER,

		/** By the page's own means, which say so through the API. */
		PAGE

	}

}
