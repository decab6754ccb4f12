package dev.frontdesk.goals;

/**
 * By how much one share exceeds another, with the interval that holds the true difference
 * in 95 of 100 cases: the hybrid score interval, built of the two Wilson intervals,
 * without correction for continuity. Method 10 of R. G. Newcombe, “Interval estimation
 * for the difference between independent proportions: comparison of eleven methods”,
 * Statistics in Medicine 17 (1998), 873–890; the Wilson interval as in his “Two-sided
 * confidence intervals for the single proportion”, 857–872 there.
 *
 * @param difference of the shares, from -1 to 1
 */
public record Lift(double difference, double lower, double upper) {

	private static final double Z = 1.959963984540054;

	/**
	 * @param done how many of the first group did it
	 * @param of how many the first group has, at least one
	 */
	public static Lift between(long done, long of, long otherDone, long otherOf) {
		Wilson one = Wilson.of(done, of);
		Wilson other = Wilson.of(otherDone, otherOf);
		double difference = one.share() - other.share();
		return new Lift(difference, difference - Math.hypot(one.share() - one.lower(), other.upper() - other.share()),
				difference + Math.hypot(one.upper() - one.share(), other.share() - other.lower()));
	}

	/** Whether chance alone is a poor explanation. */
	public boolean certain() {
		return this.lower > 0 || this.upper < 0;
	}

	/** One share, and the interval that holds the true one in 95 of 100 cases. */
	record Wilson(double share, double lower, double upper) {

		static Wilson of(long done, long of) {
			if (of <= 0 || done < 0 || done > of) {
				throw new IllegalArgumentException(done + " of " + of);
			}
			double share = (double) done / of;
			double square = Z * Z;
			double middle = 2 * done + square;
			double reach = Z * Math.sqrt(square + 4 * done * (1 - share));
			double both = 2 * (of + square);
			return new Wilson(share, Math.max(0, (middle - reach) / both), Math.min(1, (middle + reach) / both));
		}

	}

}
