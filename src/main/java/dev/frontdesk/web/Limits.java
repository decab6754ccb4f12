package dev.frontdesk.web;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * How often someone may do something: token buckets in memory, one for each kind of act
 * and each person or address, forgotten an hour after the last use.
 */
@Service
public class Limits {

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(200_000)
		.expireAfterAccess(Duration.ofHours(1))
		.build();

	private final int factor;

	/**
	 * @param factor by how much all limits are larger: where a load is measured, all who
	 * act share one address
	 */
	Limits(@Value("${frontdesk.limits.factor:1}") int factor) {
		this.factor = factor;
	}

	/**
	 * Takes one token from the bucket of this act and this person.
	 * @param limit how many acts a period, all of which may come at once
	 * @throws TooManyRequests when none is left
	 */
	public void spend(String act, String who, int limit, Duration period) {
		Left left = take(act, who, limit, period);
		if (!left.taken()) {
			throw new TooManyRequests(left.seconds());
		}
	}

	/** Takes one token, if there is one, and tells how many are left. */
	public Left take(String act, String who, int limit, Duration period) {
		Bucket bucket = this.buckets.get(act + ' ' + who, (key) -> Bucket.builder()
			.addLimit((b) -> b.capacity((long) limit * this.factor).refillGreedy((long) limit * this.factor, period))
			.build());
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		long wait = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
		return new Left(probe.isConsumed(), probe.getRemainingTokens(),
				Math.max(1, Duration.ofNanos(wait).toSeconds() + 1));
	}

	/** Gives the token back, where only what fails is to be counted. */
	public void giveBack(String act, String who) {
		Bucket bucket = this.buckets.getIfPresent(act + ' ' + who);
		if (bucket != null) {
			bucket.addTokens(1);
		}
	}

	/**
	 * What is left after one was taken.
	 *
	 * @param seconds until all are there again or, where none was left, until one is
	 */
	public record Left(boolean taken, long remaining, long seconds) {
	}

}
